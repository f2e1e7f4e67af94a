package dev.driveyard.transfer.copy;

import java.util.concurrent.TimeUnit;

/**
 * Makes sure that a change of a file shows in its time. The clock of a file system may
 * tick a hundred times a second only: a file that was written within the current tick can
 * be written again without another time.
 */
final class SettledTime {

	private static final long TICK = TimeUnit.MILLISECONDS.toNanos(12);

	private SettledTime() {
	}

	/**
	 * Waits until a time, in nanoseconds since 1970, is a tick ago.
	 */
	static void await(long modified) {
		long age = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - modified;
		if (age >= TICK || age < -TICK) {
			return;
		}
		try {
			TimeUnit.NANOSECONDS.sleep(TICK - age);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
