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
 * @param exitCode what Spring Batch keeps beside the status
 * @param exitMessage why it failed, empty if it did not
 */
public record Run(long id, long instance, String job, String subject, String description, @Nullable Long location,
		Owner owner, BatchStatus status, @Nullable LocalDateTime started, @Nullable LocalDateTime ended, long issues,
		String exitCode, String exitMessage) {

	/**
	 * The exit code of a run that has planned, and waits for what becomes of its plan.
	 */
	public static final String PLANNED = "PLANNED";

	/** What older versions wrote in the exit message of such a run. */
	static final String WAITS = "waits for confirmation";

	/**
	 * What a run is doing, or how it ended.
	 */
	public enum State {

		/** It is about to begin. */
		STARTING,
		/** It runs. */
		STARTED,
		/** It was asked to stop. */
		STOPPING,
		/** It has planned, and does no more until the plan is confirmed. */
		PLANNED,
		/** It was stopped. */
		STOPPED,
		/** It failed. */
		FAILED,
		/** It came to its end. */
		COMPLETED,
		/** It was given up. */
		ABANDONED,
		/** Its end could not be recorded. */
		UNKNOWN

	}

	/**
	 * The process that runs it.
	 *
	 * @param process the id of its row, null for runs of before there were any
	 * @param processStarted start time of that process in milliseconds since 1970: a
	 * process id alone may have been given to another process since
	 * @param place where its number means this process, null where nothing tells
	 * @param heartbeat when it last said that it lives, milliseconds since 1970; 0 if it
	 * has ended, or was found to be dead
	 */
	public record Owner(@Nullable String process, String host, long pid, long processStarted,
			@Nullable ProcessPlace place, long heartbeat) {

		/** The owner of a run of before processes had rows. */
		public Owner(String host, long pid, long processStarted, long heartbeat) {
			this(null, host, pid, processStarted, null, heartbeat);
		}

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

	/**
	 * What it is doing, or how it ended.
	 */
	public State state() {
		boolean planned = this.status == BatchStatus.STOPPED
				&& (this.exitCode.equals(PLANNED) || this.exitMessage.contains(WAITS));
		return planned ? State.PLANNED : State.valueOf(this.status.name());
	}

}
