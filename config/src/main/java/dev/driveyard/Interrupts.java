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

	private final Thread hook = new Thread(this::interrupt, "interrupt");

	Interrupts() {
		Runtime.getRuntime().addShutdownHook(this.hook);
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
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// the process is ending already, and the hook waits for this call
		}
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
