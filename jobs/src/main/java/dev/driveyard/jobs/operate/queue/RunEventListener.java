package dev.driveyard.jobs.operate.queue;

/**
 * Is told what happens to requests, in order, by a thread that has no transaction: it may
 * ask for further runs. Who takes long holds up nobody else; what becomes of one that is
 * far behind, {@link RunEvents} says.
 */
@FunctionalInterface
public interface RunEventListener {

	/** Something happened. */
	void on(RunEvent event);

}
