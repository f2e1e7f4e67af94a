package dev.driveyard.jobs.operate;

/**
 * Is told when a run has given back what it claimed after it had ended, since something
 * of it did not react until now: others may wait for that.
 */
@FunctionalInterface
public interface LateRelease {

	/** It has. */
	void released(long run);

}
