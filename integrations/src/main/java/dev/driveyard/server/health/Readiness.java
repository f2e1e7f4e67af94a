package dev.driveyard.server.health;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Whether the server can take work: not before all of it has begun, not while its queue
 * is drained, not from the moment on that it begins to end, and not without its database.
 */
final class Readiness implements ApplicationListener<ApplicationEvent> {

	/** Whether what waits is taken, or nothing is to be. */
	private final BooleanSupplier queue;

	private final DatabaseProbe database;

	private volatile boolean begun;

	private volatile boolean ending;

	Readiness(BooleanSupplier queue, DatabaseProbe database) {
		this.queue = queue;
		this.database = database;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ContextRefreshedEvent) {
			this.begun = true;
		}
		else if (event instanceof ContextClosedEvent) {
			this.ending = true;
		}
	}

	/** Why it can't; nothing if it can. */
	List<String> obstacles() {
		List<String> obstacles = new ArrayList<>();
		if (this.ending) {
			obstacles.add("It is ending.");
		}
		else if (!this.begun) {
			obstacles.add("It is starting.");
		}
		else if (!this.queue.getAsBoolean()) {
			obstacles.add("Its queue is being drained.");
		}
		if (!this.database.answers()) {
			obstacles.add("Its database does not answer.");
		}
		return obstacles;
	}

}
