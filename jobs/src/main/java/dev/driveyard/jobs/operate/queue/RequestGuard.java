package dev.driveyard.jobs.operate.queue;

import dev.driveyard.jobs.operate.RunRequest;

/**
 * Looks once more at a request that has been taken, before it becomes a run: what was
 * right when it was accepted may not be any more.
 */
@FunctionalInterface
public interface RequestGuard {

	/**
	 * Looks at a request.
	 * @throws dev.driveyard.jobs.operate.OperateException if it is not to be run
	 */
	void require(RunRequest request);

}
