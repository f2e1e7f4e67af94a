package dev.driveyard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C and SIGTERM: ask the running command to stop, wait until it has, and end with
 * its exit code.
 */
final class Interrupts {

	private final List<Runnable> actions = new CopyOnWriteArrayList<>();

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile int exitCode;

	private volatile boolean interrupted;

	Interrupts() {
		Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "interrupt"));
	}

	void onInterrupt(Runnable action) {
		this.actions.add(action);
		if (this.interrupted) {
			action.run();
		}
	}

	void commandEnded(int code) {
		this.exitCode = code;
		this.ended.countDown();
	}

	private void interrupt() {
		this.interrupted = true;
		this.actions.forEach(Runnable::run);
		if (this.actions.isEmpty()) {
			return;
		}
		try {
			this.ended.await();
			Runtime.getRuntime().halt(this.exitCode);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
