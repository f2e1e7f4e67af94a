package dev.driveyard.jobs.contents;

import java.util.concurrent.Executor;

/**
 * Gives the readers of runs their shares of the threads that a process has.
 */
@FunctionalInterface
public interface ThreadShares {

	/**
	 * A share for one who works on many things.
	 * @param wanted threads at once; it may be given fewer, but never none
	 * @return takes any number of tasks, and runs those that it has no thread for later
	 */
	Executor share(int wanted);

}
