package dev.driveyard.files;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileTimesTests {

	/** About the years from -5300 to 9300. */
	private static final long MOST = 230_000_000_000L;

	@ParameterizedTest
	@CsvSource({ "2024-05-01T12:00:01.123456789Z, 2024-05-01T12:00:01.123456789Z",
			"1700-01-01T00:00:00.000000001Z, 1700-01-01T00:00:00.000000001Z",
			"2300-01-01T00:00:00.123456789Z, 2300-01-01T00:00:00.123456Z",
			"1601-01-01T00:00:00.999999999Z, 1601-01-01T00:00:00.999999Z",
			"9000-12-31T23:59:59Z, 9000-12-31T23:59:59Z" })
	void aTimeIsKeptToTheNanosecondOrFarAwayToTheMicrosecond(Instant time, Instant kept) {
		assertThat(FileTimes.instant(FileTimes.of(time))).isEqualTo(kept);
	}

	@Test
	void timesOfTodayAreNanosecondsSince1970() {
		assertThat(FileTimes.of(1_700_000_000, 5)).isEqualTo(1_700_000_000_000_000_005L);
		assertThat(FileTimes.of(-1, 999_999_999)).isEqualTo(-1);
	}

	@Property
	void theOrderOfTimesIsKept(@ForAll @LongRange(min = -MOST, max = MOST) long seconds,
			@ForAll @IntRange(max = 999_999_999) int nanos, @ForAll @LongRange(min = 1, max = MOST) long later) {
		assertThat(FileTimes.of(seconds + later, 0)).isGreaterThan(FileTimes.of(seconds, nanos));
	}

	@Property
	void whatIsReadIsWhatWasWritten(@ForAll @LongRange(min = -MOST / 2, max = MOST) long seconds,
			@ForAll @IntRange(max = 999_999_999) int nanos) {
		Instant time = Instant.ofEpochSecond(seconds, nanos);
		long number = FileTimes.of(time);
		assertThat(FileTimes.of(FileTimes.seconds(number), FileTimes.nanos(number))).isEqualTo(number);
		assertThat(FileTimes.instant(number))
			.isEqualTo(FileTimes.isExact(number) ? time : time.truncatedTo(ChronoUnit.MICROS));
	}

	@ParameterizedTest
	@CsvSource({ "9223372036854775807, 0", "-9223372036854775808, 999999999", "1000000000000, 1", "-1000000000000, 1" })
	void whatIsBeyondIsTheLastTimeAndSaysSo(long seconds, long nanos) {
		long number = FileTimes.of(seconds, nanos);
		assertThat(FileTimes.isBeyond(number)).isTrue();
		assertThat(Math.abs(FileTimes.seconds(number))).isGreaterThan(MOST);
	}

}
