package dev.driveyard.jobs.operate.queue;

import dev.driveyard.jobs.operate.RunRequest;

/**
 * Sends requests through the channel {@link QueueChannels#LAUNCH_REQUESTS}, in the
 * transaction of the caller, and gives what the queue answers.
 */
public interface LaunchRequests {

	/**
	 * Sends a request.
	 * @return its id
	 * @see LaunchQueue#accept
	 */
	long send(RunRequest request);

}
