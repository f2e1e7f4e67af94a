package dev.driveyard.cli.command;

import java.util.HashMap;
import java.util.Map;

import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.remote.RemotePlan;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import picocli.CommandLine.Option;

/**
 * A command whose job plans first and does what it planned once that is confirmed.
 */
public abstract class PlannedCommand extends RunCommand {

	@Option(names = { "-n", "--dry-run" }, description = "Only show what would go.")
	public boolean dryRun;

	@Option(names = { "-y", "--yes" }, description = "Go on without asking.")
	protected boolean yes;

	/** The job. */
	protected abstract String job();

	/** Its parameters, all but whether it is confirmed. */
	protected abstract Map<String, Object> parameters();

	/** What has to be typed: nobody types it by accident. */
	protected String word() {
		return "delete";
	}

	/** Whether an unfinished run is to be given up. */
	protected abstract boolean fresh();

	/** Whether what it does can't be undone. */
	protected abstract boolean isFinal();

	/** Whether the plan is shown before anything is done. */
	protected boolean showsPlan() {
		return isFinal() && !this.yes;
	}

	/** What is said before that is asked for. */
	public String question() {
		return "This can't be undone. ";
	}

	/** Whether the plan has nothing in it, so that nobody need be asked. */
	protected boolean isEmpty(Session session, Run planned) {
		return false;
	}

	/** The same by what the run says of itself. */
	protected boolean isEmpty(RunSummary planned) {
		return Long.valueOf(0).equals(planned.counts().get("planned"));
	}

	/** What is said then. */
	protected String nothing() {
		return "There is nothing to do.";
	}

	/** Prints what would go. */
	protected abstract void printPlan(Session session, Run run);

	/** Prints what would go at a server elsewhere. */
	protected void printPlan(RemoteLauncher launcher, Run run) {
		launcher.plan(run, new RemotePlan(output(), this.json));
	}

	@Override
	protected RunStart plan(RunStarter launcher) {
		return prepare(launcher, Map.of("confirmed", true), fresh());
	}

	private RunStart prepare(RunStarter launcher, Map<String, Object> more, boolean fresh) {
		Map<String, Object> parameters = new HashMap<>(parameters());
		parameters.putAll(more);
		return prepare(launcher, job(), parameters, fresh);
	}

	@Override
	public int run(Session session) {
		if (this.dryRun) {
			return showOnly(session);
		}
		return showsPlan() ? showAndAsk(session) : super.run(session);
	}

	/** Plans, and leaves nothing that could be gone on with. */
	private int showOnly(Session session) {
		RunLauncher launcher = launcher(session);
		RunOperator operator = launcher.operator();
		RunStart start = prepare(launcher, Map.of("dryRun", true), true);
		tell(start);
		Outcome outcome = execute(launcher, start);
		if (!waits(outcome.run())) {
			return finish(session, operator, outcome);
		}
		printPlan(session, outcome.run());
		Run given = operator.discard(outcome.run().id());
		printRun(operator, given);
		return (given.issues() > 0) ? ExitCodes.ISSUES : ExitCodes.DONE;
	}

	@Override
	protected int callRemote(RemoteLauncher launcher) {
		if (!this.dryRun && !showsPlan()) {
			return super.callRemote(launcher);
		}
		RunStart start = prepare(launcher, Map.of(this.dryRun ? "dryRun" : "confirmed", this.dryRun), false);
		tell(start);
		Run planned = execute(launcher, start).run();
		if (!waits(planned)) {
			return finish(launcher, planned);
		}
		printPlan(launcher, planned);
		return this.dryRun ? giveBack(launcher, planned) : ask(launcher, planned);
	}

	private int giveBack(RemoteLauncher launcher, Run planned) {
		Run given = launcher.discard(planned.id());
		if (this.json) {
			output().json(new RunPrinter(output(), launcher).toMap(given));
		}
		note("Nothing was touched.");
		return (given.issues() > 0) ? ExitCodes.ISSUES : ExitCodes.DONE;
	}

	private int ask(RemoteLauncher launcher, Run planned) {
		boolean isEmpty = isEmpty(launcher.summary(planned));
		if (isEmpty) {
			note(nothing());
		}
		if (isEmpty || word().equals(answer())) {
			return finish(launcher, execute(launcher, launcher.confirm(planned.id())).run());
		}
		launcher.discard(planned.id());
		tellUntouched();
		return ExitCodes.USAGE;
	}

	private String answer() {
		return this.yes ? word()
				: output().ask(question() + "Type '" + word() + "' to go on: ", context().onInterrupt());
	}

	private void tellUntouched() {
		output().note("driveyard: Nothing was touched. "
				+ (output().inIsTerminal() ? "To go on, '" + word() + "' has to be typed." : "To go on, add --yes."));
	}

	private int showAndAsk(Session session) {
		RunLauncher launcher = launcher(session);
		RunOperator operator = launcher.operator();
		RunStart start = prepare(launcher, Map.of("confirmed", false), fresh());
		tell(start);
		Outcome planned = execute(launcher, start);
		if (!waits(planned.run())) {
			return finish(session, operator, planned);
		}
		printPlan(session, planned.run());
		if (isEmpty(session, planned.run())) {
			Outcome ended = execute(launcher, launcher.confirm(planned.run().id()));
			note(nothing());
			return finish(session, operator, ended);
		}
		if (word().equals(answer())) {
			return finish(session, operator, execute(launcher, launcher.confirm(planned.run().id())));
		}
		if (start.resumed() == null) {
			operator.discard(planned.run().id());
		}
		tellUntouched();
		return ExitCodes.USAGE;
	}

	private static boolean waits(Run run) {
		return run.state() == Run.State.PLANNED;
	}

	private void printRun(RunOperator operator, Run run) {
		if (this.json) {
			output().json(new RunPrinter(output(), operator).toMap(run));
		}
		else {
			note("Nothing was touched.");
		}
	}

	@Override
	protected String troubles() {
		return "Some of it is still there";
	}

}
