package dev.driveyard.jobs.operate.queue;

import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.RunRequest;

/**
 * Looks once more at a request that has been taken, before it becomes a run: what was
 * right when it was accepted may not be any more.
 */
public interface RequestGuard {

	/**
	 * Looks at a request.
	 * @throws dev.driveyard.jobs.operate.OperateException if it is not to be run
	 */
	void require(RunRequest request);

	/**
	 * Looks at what a request comes to, whether it starts a run or goes on with one.
	 * @param requestedBy who asks
	 * @throws dev.driveyard.jobs.operate.OperateException if it is not to be run
	 */
	void require(String requestedBy, JobRequest work);

}
