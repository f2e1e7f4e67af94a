package dev.driveyard.cli.command;

import java.util.function.LongFunction;

import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.runs.RunQueries;

/**
 * How far a run of another process is, by what its last step has committed.
 */
public final class CommittedProgress implements LongFunction<Progress> {

	private final RunQueries queries;

	public CommittedProgress(RunQueries queries) {
		this.queries = queries;
	}

	@Override
	public Progress apply(long run) {
		return this.queries.steps(run)
			.stream()
			.reduce((first, second) -> second)
			.map((step) -> new Progress(step.name(), step.counts().read(), 0, 0, 0, ""))
			.orElse(Progress.NONE);
	}

}
