package dev.driveyard.watch;

import java.time.Duration;

import dev.driveyard.watch.DirtyFolders.Batch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link DirtyFolders}.
 */
class DirtyFoldersTests {

	private static final Duration QUIET = Duration.ofMillis(500);

	private static final Duration LONGEST = Duration.ofSeconds(5);

	private final DirtyFolders dirty = new DirtyFolders();

	private static long millis(long millis) {
		return millis * 1_000_000;
	}

	private boolean isDue(long millis) {
		return this.dirty.isDue(millis(millis), QUIET, LONGEST);
	}

	@Test
	void eachIsKeptOnceUntilItIsTaken() {
		this.dirty.add("b", millis(1));
		this.dirty.add("a", millis(2));
		this.dirty.add("b", millis(3));
		this.dirty.addTree("c", millis(4));
		this.dirty.add("c", millis(5));
		assertThat(this.dirty.size()).isEqualTo(3);
		Batch batch = this.dirty.take();
		assertThat(batch.folders()).containsExactly("a", "b");
		assertThat(batch.trees()).containsExactly("c");
		assertThat(batch.since()).isEqualTo(millis(1));
		assertThat(batch.isWhole()).isFalse();
		assertThat(this.dirty.isEmpty()).isTrue();
	}

	@Test
	void itIsDueAfterSomeQuietButNotForEver() {
		assertThat(isDue(0)).isFalse();
		this.dirty.add("a", millis(1000));
		assertThat(isDue(1499)).isFalse();
		assertThat(isDue(1500)).isTrue();
		for (int time = 1400; time < 5900; time += 400) {
			this.dirty.add("a", millis(time));
		}
		assertThat(isDue(5999)).isFalse();
		assertThat(isDue(6000)).isTrue();
		this.dirty.take();
		this.dirty.add("a", millis(7000));
		assertThat(isDue(7400)).isFalse();
	}

	@Test
	void whatHappensAtTheSameMomentIsTakenTogether() {
		this.dirty.add("from", millis(1000));
		for (int time = 1030; time < 10_900; time += 30) {
			this.dirty.add("busy", millis(time));
			if (time >= 6000) {
				assertThat(isDue(time + 29)).as("within a moment").isFalse();
			}
		}
		this.dirty.add("from", millis(10_900));
		this.dirty.add("to", millis(10_901));
		assertThat(isDue(10_950)).isFalse();
		assertThat(isDue(10_951)).isTrue();
		assertThat(this.dirty.take().folders()).containsExactly("busy", "from", "to");
	}

	@Test
	void whereNoMomentIsQuietItIsDueInTheEnd() {
		for (int time = 0; time < 10_000; time += 10) {
			this.dirty.add("a", millis(time));
			assertThat(isDue(time + 9)).isEqualTo(time + 9 >= 10_000);
		}
		assertThat(isDue(10_000)).isTrue();
	}

	@Test
	void manyAreLookedAtAsAWhole() {
		for (int number = 0; number <= DirtyFolders.MOST; number++) {
			this.dirty.add("d" + number, 1);
		}
		assertThat(this.dirty.take().isWhole()).isTrue();
		this.dirty.addAll(1);
		assertThat(this.dirty.take().isWhole()).isTrue();
	}

	@Test
	void pausesAfterFailuresDouble() {
		WatchTiming timing = new WatchTiming(QUIET, LONGEST, Duration.ofSeconds(30));
		assertThat(timing.retryAfter(1)).isEqualTo(Duration.ofSeconds(30));
		assertThat(timing.retryAfter(3)).isEqualTo(Duration.ofMinutes(2));
		assertThat(timing.retryAfter(99)).isEqualTo(Duration.ofMinutes(10));
	}

}
