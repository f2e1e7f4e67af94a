package dev.driveyard.jobs.operate;

import org.springframework.batch.core.configuration.DuplicateJobException;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;

/**
 * A registry that may be told of a job twice: by us, where beans are made only when they
 * are needed, and by Spring Batch, which looks for them itself once all are made.
 */
final class JobsByName extends MapJobRegistry {

	@Override
	public void register(Job job) throws DuplicateJobException {
		if (getJob(job.getName()) != job) {
			super.register(job);
		}
	}

}
