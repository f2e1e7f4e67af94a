package dev.driveyard.transfer.copy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link RateLimiter} lets as many bytes pass as it says, whoever asks.
 */
class RateLimiterTests {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final AtomicLong clock = new AtomicLong(-5);

	private final RateLimiter limiter = new RateLimiter(1000, this.clock::get);

	@Test
	void aQuarterOfASecondPassesAtOnce() {
		assertThat(this.limiter.take(250)).isEqualTo(-5);
		assertThat(this.limiter.take(1)).isEqualTo(-5 + SECOND / 1000);
	}

	@Test
	void whatIsTakenTogetherIsNoFaster() {
		for (int i = 0; i < 100; i++) {
			this.limiter.take(100);
		}
		assertThat(this.limiter.take(0) - this.clock.get()).isEqualTo(10 * SECOND - SECOND / 4);
	}

	@Test
	void restsAreNotSavedUp() {
		this.limiter.take(250);
		this.clock.addAndGet(100 * SECOND);
		assertThat(this.limiter.take(250)).isEqualTo(this.clock.get());
		assertThat(this.limiter.take(1000)).isEqualTo(this.clock.get() + SECOND);
	}

	@Test
	void blocksAreSmallWhereTheLimitIs() {
		assertThat(this.limiter.largestBlock(1_000_000)).isEqualTo(100);
		assertThat(new RateLimiter(1, this.clock::get).largestBlock(1_000_000)).isEqualTo(1);
		assertThat(RateLimiter.UNLIMITED.largestBlock(1_000_000)).isEqualTo(1_000_000);
	}

	@Test
	void aStopEndsTheWait() {
		this.limiter.acquire(1_000_000_000, () -> true);
		assertThat(this.clock).hasValue(-5);
	}

	@Test
	void aLimitOfNothingIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimiter.ofBytesPerSecond(0));
	}

}
