package dev.driveyard.cli.files;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import dev.driveyard.cli.command.RunPrinter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.runs.Run;
import org.springframework.batch.core.BatchStatus;

/**
 * Tells how much of what was to go back did.
 *
 * @param states how far its operations are
 */
record WentBack(Run run, Set<State> states) {

	/** What a run of a library here did. */
	static WentBack of(Session session, Run run) {
		Set<State> states = EnumSet.noneOf(State.class);
		session.get(Journal.class).operations(run.instance()).forEach((operation) -> states.add(operation.state()));
		return new WentBack(run, states);
	}

	/** What a run of a server elsewhere did. */
	static WentBack of(RemoteLauncher launcher, Run run) {
		Set<State> states = EnumSet.noneOf(State.class);
		launcher.plan(run, (operation) -> states
			.add(State.valueOf(String.valueOf(operation.get("state")).toUpperCase(Locale.ROOT))));
		return new WentBack(run, states);
	}

	/** Whether the run came to its end and nothing went back. */
	boolean isNothing() {
		return this.run.status() == BatchStatus.COMPLETED && !this.states.contains(State.DONE)
				&& !this.states.contains(State.PARTLY);
	}

	/** The exit code for that: not done, partly, or what the run says. */
	int exitCode() {
		if (isNothing()) {
			return ExitCodes.FAILED;
		}
		boolean partly = this.run.status() == BatchStatus.COMPLETED
				&& this.states.stream().anyMatch((state) -> state != State.DONE && state != State.UNDONE);
		return partly ? ExitCodes.ISSUES : RunPrinter.exitCode(this.run);
	}

}
