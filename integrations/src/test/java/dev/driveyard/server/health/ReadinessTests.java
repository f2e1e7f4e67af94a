package dev.driveyard.server.health;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.StaticApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a server can take work.
 */
class ReadinessTests {

	private boolean taking = true;

	private boolean answering = true;

	private final StaticApplicationContext context = new StaticApplicationContext();

	private final Readiness readiness = new Readiness(() -> this.taking, new DatabaseProbe(() -> {
		if (!this.answering) {
			throw new IllegalStateException("gone");
		}
	}, Duration.ofMinutes(1), Duration.ZERO));

	@Test
	void notBeforeAllHasBegunNorFromTheMomentOnThatItEnds() {
		assertThat(this.readiness.obstacles()).containsExactly("It is starting.");
		this.readiness.onApplicationEvent(new ContextRefreshedEvent(this.context));
		assertThat(this.readiness.obstacles()).isEmpty();
		this.readiness.onApplicationEvent(new ContextClosedEvent(this.context));
		assertThat(this.readiness.obstacles()).containsExactly("It is ending.");
	}

	@Test
	void notWhileItsQueueIsDrainedNorWithoutItsDatabase() {
		this.readiness.onApplicationEvent(new ContextRefreshedEvent(this.context));
		this.taking = false;
		assertThat(this.readiness.obstacles()).containsExactly("Its queue is being drained.");
		this.answering = false;
		assertThat(this.readiness.obstacles()).containsExactly("Its queue is being drained.",
				"Its database does not answer.");
		this.taking = true;
		this.answering = true;
		assertThat(this.readiness.obstacles()).isEmpty();
	}

}
