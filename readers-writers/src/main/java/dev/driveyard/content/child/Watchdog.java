package dev.driveyard.content.child;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills a child that is not done by a deadline. Either the work is done or the child is
 * killed, never both.
 */
final class Watchdog {

	private static final ScheduledThreadPoolExecutor TIMER = timer();

	private final AtomicBoolean decided = new AtomicBoolean();

	private final Future<?> alarm;

	Watchdog(Child child, Duration deadline) {
		this.alarm = TIMER.schedule(() -> {
			if (this.decided.compareAndSet(false, true)) {
				child.kill();
			}
		}, deadline.toNanos(), TimeUnit.NANOSECONDS);
	}

	private static ScheduledThreadPoolExecutor timer() {
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "child-watchdog");
			thread.setDaemon(true);
			return thread;
		});
		timer.setRemoveOnCancelPolicy(true);
		return timer;
	}

	/**
	 * Says that the work is done.
	 * @return false if the child was killed before
	 */
	boolean done() {
		this.alarm.cancel(false);
		return this.decided.compareAndSet(false, true);
	}

}
