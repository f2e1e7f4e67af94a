package dev.driveyard.jobs.operate.queue;

/**
 * Is told what happens to requests, in order, by a thread that has no transaction: it may
 * ask for further runs. Who takes long holds up the others that listen, and no run.
 */
@FunctionalInterface
public interface RunEventListener {

	/** Something happened. */
	void on(RunEvent event);

}
