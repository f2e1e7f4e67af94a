package dev.driveyard.server.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database answers. A thread of its own asks, one question at a time: a
 * database that does not answer holds up nobody for long, and however many ask, it is
 * asked seldom.
 */
final class DatabaseProbe {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseProbe.class);

	private final Runnable question;

	private final Duration patience;

	private final Duration keep;

	private final Executor executor = (task) -> {
		Thread thread = new Thread(task, "database-probe");
		thread.setDaemon(true);
		thread.start();
	};

	private @Nullable CompletableFuture<Boolean> answer;

	private long asked;

	/**
	 * A probe.
	 * @param question throws something if there is no answer
	 * @param patience how long an answer is waited for
	 * @param keep how long an answer is good for
	 */
	DatabaseProbe(Runnable question, Duration patience, Duration keep) {
		this.question = question;
		this.patience = patience;
		this.keep = keep;
	}

	/** Whether it answers now, or did a moment ago. */
	boolean answers() {
		try {
			return current().get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private synchronized CompletableFuture<Boolean> current() {
		CompletableFuture<Boolean> last = this.answer;
		if (last != null && (!last.isDone() || System.nanoTime() - this.asked < this.keep.toNanos())) {
			return last;
		}
		this.asked = System.nanoTime();
		CompletableFuture<Boolean> next = CompletableFuture.supplyAsync(this::ask, this.executor);
		this.answer = next;
		return next;
	}

	private boolean ask() {
		try {
			this.question.run();
			return true;
		}
		catch (RuntimeException ex) {
			logger.warn("The database does not answer: {}", ex.getMessage());
			return false;
		}
	}

}
