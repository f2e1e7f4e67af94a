package dev.driveyard.cli.command;

import java.util.List;

import dev.driveyard.jobs.operate.Parameter;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.runs.Run;

/**
 * Has runs done for a command, wherever that is.
 */
public interface RunStarter {

	/** What can be asked of a job. */
	List<Parameter> parameters(String job);

	/** A run that must exist. */
	Run require(long run);

	/**
	 * Prepares a run.
	 * @param fresh whether to give up an unfinished one of the same work
	 */
	RunStart prepare(RunRequest asked, boolean fresh);

	/** Prepares to go on with a failed or stopped run. */
	RunStart restart(long run);

	/** Prepares to do what a run has planned. */
	RunStart confirm(long run);

	/** Does this before a run has a number, should the user interrupt. */
	void giveUp();

	/** How far a run is. */
	Progress progress(long run);

	/** Asks a run to stop at its next chunk boundary, if Ctrl-C means that. */
	void interrupt(long run);

	/** Waits for the end of a run. */
	Outcome await(long run);

}
