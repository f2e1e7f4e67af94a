package dev.driveyard.cli.command;

import java.util.List;

import dev.driveyard.jobs.operate.Parameter;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Run;

/**
 * Has runs done on a library of this machine: by its own process, or by the server that
 * works on the library.
 */
public interface RunLauncher extends RunStarter {

	/** What is known of jobs and runs. */
	RunOperator operator();

	@Override
	default List<Parameter> parameters(String job) {
		return operator().definition(job).parameters().parameters();
	}

	@Override
	default Run require(long run) {
		return operator().require(run);
	}

}
