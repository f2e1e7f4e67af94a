package dev.driveyard.runs;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which {@link Claim}s exclude each other.
 */
class ClaimTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			/a,       /a,       true
			/a,       /a/,      true
			/a,       /a/b,     true
			/a,       /ab,      false
			/a/b,     /a/c,     false
			/a_c,     /abc/d,   false
			/a%,      /ab/c,    false
			/,        /a,       true
			/,        /,        true
			/A,       /a,       false
			/a,       /a/b/c/d, true
			""")
	void whatHoldsTheSameIsNotForTwoIfOneChangesIt(String one, String other, boolean overlap) {
		assertThat(Claim.exclusive(one).excludes(Claim.exclusive(other))).isEqualTo(overlap);
		assertThat(Claim.exclusive(other).excludes(Claim.shared(one))).isEqualTo(overlap);
		assertThat(Claim.shared(other).excludes(Claim.exclusive(one))).isEqualTo(overlap);
		assertThat(Claim.shared(one).excludes(Claim.shared(other))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "true, false", "false, true" })
	void aPathThatIsReadAndChangedIsChanged(boolean first, boolean second) {
		assertThat(Claim.distinct(List.of(new Claim("/a", first), new Claim("/a/", second), Claim.shared("/b"))))
			.containsExactly(Claim.exclusive("/a"), Claim.shared("/b"));
	}

}
