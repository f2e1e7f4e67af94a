package dev.driveyard.runs;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;

/**
 * One execution of a job.
 *
 * @param id the job execution's id
 * @param instance the job instance: a run and its restarts share one
 * @param subject what it was asked for, in a form that finds the run to resume
 * @param description the same for a person
 * @param location the location that it works on, if it is one
 * @param issues how many files could not be handled, in this and the earlier runs of its
 * instance
 * @param exitMessage why it failed, empty if it did not
 */
public record Run(long id, long instance, String job, String subject, String description, @Nullable Long location,
		Owner owner, BatchStatus status, @Nullable LocalDateTime started, @Nullable LocalDateTime ended, long issues,
		String exitMessage) {

	/**
	 * The process that runs it.
	 *
	 * @param processStarted start time of that process in milliseconds since 1970: a
	 * process id alone may have been given to another process since
	 * @param heartbeat when it last said that it lives, milliseconds since 1970
	 */
	public record Owner(String host, long pid, long processStarted, long heartbeat) {
	}

	/**
	 * Whether the record says that it runs: its process may have died since.
	 */
	public boolean isActive() {
		return this.status.isRunning() || this.status == BatchStatus.STOPPING;
	}

	/**
	 * Whether starting it again would go on where it stopped.
	 */
	public boolean isResumable() {
		return this.status == BatchStatus.FAILED || this.status == BatchStatus.STOPPED;
	}

}
