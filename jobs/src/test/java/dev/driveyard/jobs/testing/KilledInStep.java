package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.library.Library;

/**
 * A process that ends itself as a kill -9 would, in one of its steps.
 */
public final class KilledInStep {

	private KilledInStep() {
	}

	/**
	 * Opens a library for jobs in whose course that happens.
	 * @param time the how manieth that the step is recorded
	 */
	public static JobFixture open(Library library, String name, int time) {
		AtomicInteger left = new AtomicInteger(time);
		return JobFixture.open(library, (step) -> {
			if (step.getStepName().equals(name) && left.decrementAndGet() == 0) {
				System.out.println("killed in " + step.getStepName());
				kill();
			}
		});
	}

	/** By the system: nothing else is done in this process. */
	private static void kill() {
		try {
			new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
			TimeUnit.MINUTES.sleep(1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
