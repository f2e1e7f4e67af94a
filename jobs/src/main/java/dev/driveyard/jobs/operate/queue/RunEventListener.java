package dev.driveyard.jobs.operate.queue;

/**
 * Is told what happens to requests, by the thread to which it happens: to be quick.
 */
@FunctionalInterface
public interface RunEventListener {

	/** Something happened. */
	void on(RunEvent event);

}
