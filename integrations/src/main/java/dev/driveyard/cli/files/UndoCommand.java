package dev.driveyard.cli.files;

import java.util.List;
import java.util.Map;

import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard undo}.
 */
@Command(name = "undo", description = { "Take back what a run did: what it put into the trash, or what it moved.",
		"Nothing is replaced: what can't go back because something else is there now is an issue." })
public final class UndoCommand extends RunCommand {

	@Parameters(paramLabel = "RUN", description = "The number of the run.")
	long run;

	@Override
	public boolean canBeRemote() {
		return false; // what it ends with is in the journal
	}

	@Override
	protected String name() {
		return "undo " + this.run;
	}

	@Override
	public int run(Session session) {
		Run found = session.get(RunOperator.class).require(this.run);
		if (found.job().equals("delete") || found.job().equals("reclaim")) {
			requireTrashed(session, found);
		}
		return super.run(session);
	}

	@Override
	protected RunStart plan(RunStarter launcher) {
		Run found = launcher.require(this.run);
		return switch (found.job()) {
			case "delete", "reclaim" -> prepare(launcher, "restore", Map.of("run", this.run), false);
			case "move" -> prepare(launcher, "move", Map.of("undo", this.run), false);
			default -> throw new OperateException("Run " + this.run + " can't be undone: it is a run of the job '"
					+ found.job() + "'. Only what was moved, or put into the trash, can go back.");
		};
	}

	private void requireTrashed(Session session, Run found) {
		if (isUndoing(session)) {
			return;
		}
		List<Operation> operations = session.get(Journal.class).operations(found.instance());
		if (operations.stream().anyMatch((one) -> one.action() == Action.TRASH && one.state() == State.DONE)) {
			return;
		}
		throw new OperateException("Run " + this.run + " can't be undone: " + why(operations));
	}

	private static String why(List<Operation> operations) {
		if (operations.stream().anyMatch((one) -> one.action() == Action.TRASH)) {
			return "nothing of what it put into the trash is still to go back.";
		}
		if (operations.stream().noneMatch(UndoCommand::changed)) {
			return "it changed nothing.";
		}
		boolean joined = operations.stream()
			.anyMatch((one) -> one.action() == Action.HARDLINK || one.action() == Action.REFLINK);
		return joined ? "it joined files, which hold what they held." : "it removed files for good.";
	}

	private static boolean changed(Operation operation) {
		return operation.state() != State.PLANNED && operation.state() != State.FAILED;
	}

	/** Whether the last run is an attempt to undo the same that did not end. */
	private boolean isUndoing(Session session) {
		return session.get(RunStore.class)
			.page(Long.MAX_VALUE, 1)
			.stream()
			.anyMatch((last) -> last.job().equals("restore") && (last.isResumable() || last.isActive()));
	}

	@Override
	public void advise(Session session, Run last) {
		super.advise(session, last);
		if (WentBack.isNothing(session, last)) {
			output().note("driveyard: Nothing went back.");
		}
	}

	@Override
	protected int exitCode(Session session, Run last) {
		return WentBack.exitCode(session, last);
	}

	@Override
	protected String troubles() {
		return "What could not go back";
	}

}
