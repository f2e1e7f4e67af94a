package dev.driveyard.database;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link WriterPause}.
 */
class WriterPauseTests {

	@Test
	void othersHaveTheDatabaseForAsLongAsOneHadItUpToATenthOfASecond() {
		assertThat(pause(Dialect.SQLITE, 40)).isGreaterThanOrEqualTo(Duration.ofMillis(39));
		assertThat(pause(Dialect.SQLITE, 2000)).isBetween(Duration.ofMillis(99), Duration.ofMillis(1500));
	}

	@Test
	void aServerLetsThemInByItself() {
		assertThat(pause(Dialect.POSTGRESQL, 300)).isLessThan(Duration.ofMillis(250));
	}

	private static Duration pause(Dialect dialect, long millis) {
		WriterPause pause = new WriterPause(dialect);
		long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
		while (System.nanoTime() < end) {
			LockSupport.parkNanos(end - System.nanoTime());
		}
		long begun = System.nanoTime();
		pause.await();
		return Duration.ofNanos(System.nanoTime() - begun);
	}

}
