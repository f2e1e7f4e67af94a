package dev.driveyard.server.health;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the database answers.
 */
class DatabaseProbeTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final AtomicInteger questions = new AtomicInteger();

	@Test
	void anAnswerIsGoodForAMoment() {
		DatabaseProbe probe = new DatabaseProbe(this.questions::incrementAndGet, LONG, LONG);
		assertThat(probe.answers()).isTrue();
		assertThat(probe.answers()).isTrue();
		assertThat(this.questions).hasValue(1);
	}

	@Test
	void itIsAskedAgainAfterAFailure() {
		DatabaseProbe probe = new DatabaseProbe(() -> {
			if (this.questions.incrementAndGet() == 1) {
				throw new IllegalStateException("gone");
			}
		}, LONG, Duration.ZERO);
		assertThat(probe.answers()).isFalse();
		assertThat(probe.answers()).isTrue();
	}

	@Test
	void oneThatHangsHoldsUpNobodyAndIsAskedOnce() {
		CountDownLatch end = new CountDownLatch(1);
		DatabaseProbe probe = new DatabaseProbe(() -> {
			this.questions.incrementAndGet();
			await(end);
		}, Duration.ofMillis(20), Duration.ZERO);
		assertThat(probe.answers()).isFalse();
		assertThat(probe.answers()).isFalse();
		assertThat(this.questions.get()).isLessThan(2);
		end.countDown();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
