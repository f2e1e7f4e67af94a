package dev.driveyard.cli.command;

import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Launch;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.operate.RunRequest;

/**
 * Runs in the process of the command.
 */
record ProcessLauncher(RunOperator operator) implements RunLauncher {

	@Override
	public RunStart prepare(RunRequest asked, boolean fresh) {
		return start(this.operator.prepare(asked, fresh));
	}

	@Override
	public RunStart restart(long run) {
		return start(this.operator.prepareRestart(run));
	}

	@Override
	public RunStart confirm(long run) {
		return start(this.operator.confirm(run));
	}

	private RunStart start(Launch launch) {
		return new RunStart(launch.request().notes(), launch.resumed(), () -> this.operator.start(launch));
	}

	@Override
	public void giveUp() {
		// it starts at once, and is stopped then
	}

	@Override
	public Progress progress(long run) {
		return this.operator.progress(run);
	}

	@Override
	public void interrupt(long run) {
		this.operator.requestStop(run);
	}

	@Override
	public Outcome await(long run) {
		return this.operator.await(run);
	}

}
