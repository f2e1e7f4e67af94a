package dev.driveyard.jobs.history;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link Age}.
 */
class AgeTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			12h, PT12H
			90d, PT2160H
			2w, PT336H
			1y, PT8760H
			100y, PT876000H
			""")
	void wholeNumbersOfHoursDaysWeeksAndYearsAreAges(String text, Duration duration) {
		assertThat(Age.parse(text).duration()).isEqualTo(duration);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "0d", "00d", "090d", "90", "d", "90D", "90 d", " 90d", "90d ", "-90d", "+90d",
			"9.5d", "90days", "90m", "90s", "1d12h", "101y", "999999y", "9999999h", "2026-01-31", "\u0669d" })
	void nothingElseIs(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Age.parse(text))
			.withMessageContaining("'" + text + "' is no age");
	}

}
