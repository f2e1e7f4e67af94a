package dev.driveyard.cli.command;

import dev.driveyard.failure.Failure;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a run beside what a run says of itself.
 */
public interface RunFacts {

	/** What it did. */
	RunSummary summary(Run run);

	/** Why it failed; null if it did not. */
	@Nullable Failure failure(Run run);

	/** Those of a library that is open. */
	static RunFacts of(RunOperator operator) {
		return new RunFacts() {

			@Override
			public RunSummary summary(Run run) {
				return operator.summary(run);
			}

			@Override
			public @Nullable Failure failure(Run run) {
				return operator.failure(run);
			}

		};
	}

}
