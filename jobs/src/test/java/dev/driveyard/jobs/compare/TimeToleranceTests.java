package dev.driveyard.jobs.compare;

import java.time.Duration;
import java.time.Instant;

import dev.driveyard.files.FileTimes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far the times of equal files may be apart.
 */
class TimeToleranceTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			PT0S, PT0S,          true
			PT0S, PT0.000000001S, false
			PT1S, PT0.999999999S, true
			PT1S, PT1S,          false
			PT2S, PT-1.5S,       true
			PT2S, PT2S,          false
			PT2S, PT-3H,         false
			""")
	void theyAreCloseWithinWhatTheCoarserOneRoundsTo(Duration step, Duration apart, boolean close) {
		Instant time = Instant.parse("2024-03-01T12:00:00Z");
		TimeTolerance tolerance = new TimeTolerance(Duration.ZERO).coarser(new TimeTolerance(step));
		assertThat(tolerance.isClose(FileTimes.of(time), FileTimes.of(time.plus(apart)))).isEqualTo(close);
		assertThat(tolerance.coarser(new TimeTolerance(Duration.ZERO))).isEqualTo(tolerance);
	}

}
