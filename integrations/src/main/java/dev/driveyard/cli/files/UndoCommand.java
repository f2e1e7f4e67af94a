package dev.driveyard.cli.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteLauncher;
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
	protected String name() {
		return "undo " + this.run;
	}

	@Override
	public int run(Session session) {
		Run found = session.get(RunOperator.class).require(this.run);
		if (found.job().equals("delete") || found.job().equals("reclaim")) {
			requireTrashed(session.get(Journal.class).operations(found.instance()).stream().map(Did::of).toList(),
					session.get(RunStore.class).page(Long.MAX_VALUE, 1).stream().findFirst());
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

	@Override
	protected int callRemote(RemoteLauncher launcher) {
		Run found = launcher.require(this.run);
		if (found.job().equals("delete") || found.job().equals("reclaim")) {
			List<Did> operations = new ArrayList<>();
			launcher.plan(found, (operation) -> operations.add(Did.of(operation)));
			requireTrashed(operations, launcher.last());
		}
		return finish(launcher, execute(launcher, launcher.undo(this.run)).run());
	}

	private void requireTrashed(List<Did> operations, Optional<Run> last) {
		if (last.filter(UndoCommand::isUndoing).isPresent()
				|| operations.stream().anyMatch((one) -> one.action() == Action.TRASH && one.state() == State.DONE)) {
			return;
		}
		throw new OperateException("Run " + this.run + " can't be undone: " + why(operations));
	}

	private static String why(List<Did> operations) {
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

	private static boolean changed(Did operation) {
		return operation.state() != State.PLANNED && operation.state() != State.FAILED;
	}

	/** Whether the last run is an attempt to undo the same that did not end. */
	private static boolean isUndoing(Run last) {
		return last.job().equals("restore") && (last.isResumable() || last.isActive());
	}

	@Override
	public void advise(Session session, Run last) {
		super.advise(session, last);
		tell(WentBack.of(session, last));
	}

	private void tell(WentBack back) {
		if (back.isNothing()) {
			output().note("driveyard: Nothing went back.");
		}
	}

	@Override
	protected int exitCode(RemoteLauncher launcher, Run last) {
		WentBack back = WentBack.of(launcher, last);
		tell(back);
		return back.exitCode();
	}

	@Override
	protected int exitCode(Session session, Run last) {
		return WentBack.of(session, last).exitCode();
	}

	@Override
	protected String troubles() {
		return "What could not go back";
	}

	/**
	 * Something that the run did, or was to do.
	 */
	private record Did(Action action, State state) {

		static Did of(Operation operation) {
			return new Did(operation.action(), operation.state());
		}

		static Did of(Map<String, Object> told) {
			return new Did(Action.valueOf(word(told, "action")), State.valueOf(word(told, "state")));
		}

		private static String word(Map<String, Object> told, String key) {
			return String.valueOf(told.get(key)).toUpperCase(Locale.ROOT);
		}

	}

}
