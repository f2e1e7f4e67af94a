package dev.driveyard.cli.files;

import dev.driveyard.cli.command.RunPrinter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.runs.Run;
import org.springframework.batch.core.BatchStatus;

/**
 * Tells how much of what was to go back did.
 */
final class WentBack {

	private WentBack() {
	}

	/** Whether the run came to its end and nothing went back. */
	static boolean isNothing(Session session, Run run) {
		return run.status() == BatchStatus.COMPLETED && session.get(Journal.class)
			.operations(run.instance())
			.stream()
			.noneMatch((operation) -> operation.state() == State.DONE || operation.state() == State.PARTLY);
	}

	/** The exit code for that: not done, partly, or what the run says. */
	static int exitCode(Session session, Run run) {
		if (isNothing(session, run)) {
			return ExitCodes.FAILED;
		}
		boolean partly = run.status() == BatchStatus.COMPLETED && session.get(Journal.class)
			.operations(run.instance())
			.stream()
			.anyMatch((operation) -> operation.state() != State.DONE && operation.state() != State.UNDONE);
		return partly ? ExitCodes.ISSUES : RunPrinter.exitCode(run);
	}

}
