package dev.driveyard.sample;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which folders are done, in the application's own database: written by a job of its own,
 * which knows nothing of the library and its jobs.
 */
@Component
class DeliveryRecords {

	private final JobOperator operator;

	private final Job job;

	private final JdbcClient client;

	DeliveryRecords(JobOperator operator, Job delivery, JdbcClient client) {
		this.operator = operator;
		this.job = delivery;
		this.client = client;
	}

	boolean isDone(String folder) {
		return this.client.sql("SELECT count(*) FROM delivery WHERE folder = ?")
			.param(folder)
			.query(Integer.class)
			.single() > 0;
	}

	void record(Delivery delivery) {
		try {
			this.operator.start(this.job,
					new JobParametersBuilder().addString("folder", delivery.folder())
						.addLong("duplicates", delivery.duplicates())
						.addLong("bytes", delivery.bytes())
						.toJobParameters());
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException(delivery + " could not be recorded", ex);
		}
	}

}
