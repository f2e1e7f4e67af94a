package dev.driveyard.jobs.operate;

/**
 * Is told when a run has given back something that it claimed at another time than its
 * end: before it, or long after it, since something of it had not reacted. Others may
 * wait for that.
 */
@FunctionalInterface
public interface ClaimListener {

	/** It has, and that is committed. */
	void released(long run);

}
