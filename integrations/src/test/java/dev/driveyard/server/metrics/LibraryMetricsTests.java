package dev.driveyard.server.metrics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often the database is asked.
 */
class LibraryMetricsTests {

	private long now = Long.MAX_VALUE - 10;

	private long cost;

	private int reads;

	private boolean failing;

	private final Deque<Runnable> background = new ArrayDeque<>();

	private final LibraryMetrics metrics = new LibraryMetrics(List.of(this::read), Duration.ofSeconds(5),
			() -> this.now, this.background::add);

	private void read(Exposition out) {
		this.reads++;
		this.now += this.cost;
		out.gauge("reads", "How often.").sample(this.reads);
		if (this.failing) {
			throw new DataAccessResourceFailureException("gone");
		}
	}

	private String text(long secondsLater) {
		this.now += TimeUnit.SECONDS.toNanos(secondsLater);
		Exposition out = new Exposition();
		this.metrics.write(out);
		return out.toString();
	}

	@Test
	void whatWasReadIsToldForAWhile() {
		assertThat(text(0)).contains("driveyard_database_up 1\n").endsWith("reads 1\n");
		assertThat(text(4)).endsWith("reads 1\n");
		assertThat(text(2)).endsWith("reads 2\n");
	}

	@Test
	void whatTakesLongIsReadSeldom() {
		this.cost = TimeUnit.SECONDS.toNanos(3);
		assertThat(text(0)).endsWith("reads 1\n");
		assertThat(text(59)).endsWith("reads 1\n");
		assertThat(text(2)).as("it is being read").endsWith("reads 1\n");
		assertThat(text(2)).as("once").endsWith("reads 1\n");
		this.cost = 0;
		assertThat(this.background).hasSize(1);
		this.background.remove().run();
		assertThat(text(0)).endsWith("reads 2\n");
		assertThat(text(6)).as("it is fast again").endsWith("reads 3\n");
	}

	@Test
	void withoutItsDatabaseNothingOldIsTold() {
		assertThat(text(0)).contains("reads 1");
		this.failing = true;
		assertThat(text(6)).contains("driveyard_database_up 0\n").doesNotContain("reads");
		this.failing = false;
		assertThat(text(6)).contains("driveyard_database_up 1\n").endsWith("reads 3\n");
	}

}
