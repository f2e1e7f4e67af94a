package dev.driveyard.server.security;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often somebody may ask, by a clock that the test sets.
 */
class LimitTests {

	private final AtomicLong clock = new AtomicLong(1);

	@Test
	void aCallerHasABurstAndThenItsRate() {
		RateFilter filter = new RateFilter(2, this.clock::get);
		for (int number = 0; number < 20; number++) {
			assertThat(filter.take("one")).isTrue();
		}
		assertThat(filter.take("one")).isFalse();
		assertThat(filter.take("other")).as("others have their own").isTrue();
		this.clock.addAndGet(500_000_000);
		assertThat(filter.take("one")).isTrue();
		assertThat(filter.take("one")).isFalse();
		this.clock.addAndGet(3_600_000_000_000L);
		for (int number = 0; number < 20; number++) {
			assertThat(filter.take("one")).isTrue();
		}
		assertThat(filter.take("one")).as("no more than a burst is saved").isFalse();
	}

	@Test
	void eachWrongTokenAfterTheFifthDoublesTheWaitUpToAMinute() {
		FailedLogins failed = new FailedLogins(this.clock::get);
		for (int number = 0; number < 4; number++) {
			failed.failed("10.0.0.1");
			assertThat(failed.secondsToWait("10.0.0.1")).isZero();
		}
		for (long expected : new long[] { 1, 2, 4, 8, 16, 32, 60, 60 }) {
			failed.failed("10.0.0.1");
			assertThat(failed.secondsToWait("10.0.0.1")).isEqualTo(expected);
		}
		assertThat(failed.secondsToWait("10.0.0.2")).isZero();
		this.clock.addAndGet(60_000);
		assertThat(failed.secondsToWait("10.0.0.1")).isZero();
		this.clock.addAndGet(16 * 60_000);
		failed.failed("10.0.0.1");
		assertThat(failed.secondsToWait("10.0.0.1")).as("the past is forgotten").isZero();
	}

}
