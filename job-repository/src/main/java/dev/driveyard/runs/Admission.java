package dev.driveyard.runs;

import org.springframework.batch.core.job.JobExecution;

/**
 * Decides whether an execution may begin, and records whose it is, in the transaction
 * that makes it. So no execution is without an owner, whoever starts it.
 */
public interface Admission {

	/**
	 * Called before that transaction begins.
	 */
	void announce();

	/**
	 * Admits an execution.
	 * @throws RuntimeException if it may not begin: then nothing of it is kept
	 */
	void admit(JobExecution execution);

	/**
	 * Called if the transaction failed after all.
	 */
	void withdraw(JobExecution execution);

}
