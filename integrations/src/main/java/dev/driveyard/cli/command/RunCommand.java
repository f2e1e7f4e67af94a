package dev.driveyard.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.cli.remote.RemoteLauncher;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.ProgressLine;
import dev.driveyard.cli.words.FailureWords;
import dev.driveyard.cli.words.IssueWords;
import dev.driveyard.failure.Failure;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Outcome;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.RunStore.RunIssue;
import org.springframework.batch.core.BatchStatus;

/**
 * A command that runs a job: plans it, shows its progress, stops it at Ctrl-C and prints
 * what became of it.
 */
public abstract class RunCommand extends BaseCommand implements RemoteCommand {

	private static final int SHOWN_ISSUES = 5;

	/** How long an answer is waited for. */
	private static final int PATIENCE_SECONDS = 30;

	/** Plans the run. */
	protected abstract RunStart plan(RunStarter launcher);

	@Override
	public Integer call() {
		return runOn(library());
	}

	protected int runOn(Library library) {
		if (changesFiles()) {
			SafeCalls.require(this);
		}
		try (Session session = WorkSession.openOrServed(context(), library, name())) {
			return run(session);
		}
	}

	/** Whether it makes, changes or removes files of the user. */
	protected boolean changesFiles() {
		return true;
	}

	/** Plans a run of a job by what the options say, and by more. */
	protected final RunStart prepare(RunStarter launcher, String job, Map<String, Object> more, boolean fresh) {
		Map<String, Object> parameters = OptionParameters.of(this.spec, launcher.parameters(job), this::typed);
		parameters.putAll(more);
		return launcher.prepare(RunRequest.of(job, parameters, System.getProperty("user.name", "")), fresh);
	}

	/** What the lock says of this process. */
	protected abstract String name();

	/** Runs and prints. */
	public int run(Session session) {
		RunLauncher launcher = launcher(session);
		RunStart start = plan(launcher);
		tell(start);
		return finish(session, launcher.operator(), execute(launcher, start));
	}

	/** Who has runs done. */
	protected final RunLauncher launcher(Session session) {
		if (session instanceof WorkSession work && work.isServed()) {
			return new ServerLauncher(session, this::note, this::stopsAtInterrupt);
		}
		RunOperator operator = session.get(RunOperator.class);
		operator.recoverDead();
		return new ProcessLauncher(operator);
	}

	/** Where nobody can be asked, or nobody answers for long, the run is stopped. */
	private boolean stopsAtInterrupt(long run) {
		String answer = output().ask(
				"%nRun %d goes on at the server without this command. Type 'w' to let it work, or Enter to stop it: "
					.formatted(run),
				(end) -> CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(end));
		return !answer.strip().equalsIgnoreCase("w");
	}

	/** Says what will be run. */
	protected void tell(RunStart start) {
		start.notes().forEach((note) -> note(IssueWords.text(note)));
		Run resumed = start.resumed();
		if (resumed != null) {
			note("Resuming run " + resumed.id() + " (" + RunPrinter.status(resumed) + "): " + resumed.description()
					+ ". Use --fresh to start over.");
		}
	}

	/** Prints how a run ended. */
	public int finish(Session session, RunOperator operator, Outcome outcome) {
		outcome.notes().forEach((note) -> note(IssueWords.text(note)));
		print(session, operator, outcome.run());
		Failure failure = outcome.failure();
		if (failure != null) {
			output().note("driveyard: " + FailureWords.text(failure));
		}
		return judge(outcome.run(), operator.summary(outcome.run()), exitCode(session, outcome.run()));
	}

	/**
	 * Looks at what the run did for more that the exit code should tell.
	 * @param code that the command would end with
	 */
	protected int judge(Run run, RunSummary summary, int code) {
		return code;
	}

	@Override
	public int callRemote(RemoteServer server) {
		return callRemote(new RemoteLauncher(server, this::note, this::stopsAtInterrupt));
	}

	/** Runs there and prints. */
	protected int callRemote(RemoteLauncher launcher) {
		RunStart start = plan(launcher);
		tell(start);
		return finish(launcher, execute(launcher, start).run());
	}

	/** Prints how a run ended there. */
	protected final int finish(RemoteLauncher launcher, Run run) {
		print(launcher, run);
		output().flush();
		advise(launcher, run);
		Failure failure = launcher.failure(run);
		if (failure != null) {
			output().note("driveyard: " + FailureWords.text(failure));
		}
		return judge(run, launcher.summary(run), exitCode(launcher, run));
	}

	/** Prints what became of a run there. */
	protected void print(RemoteLauncher launcher, Run run) {
		new RunPrinter(output(), launcher).show(run, this.json, this.quiet);
	}

	/** What the command ends with that a server elsewhere has done. */
	protected int exitCode(RemoteLauncher launcher, Run run) {
		return RunPrinter.exitCode(run);
	}

	/** What the command ends with. */
	protected int exitCode(Session session, Run run) {
		return RunPrinter.exitCode(run);
	}

	/** Runs what was planned, with its progress. */
	protected Outcome execute(RunStarter launcher, RunStart start) {
		context().onInterrupt().accept(launcher::giveUp);
		long run = start.start().getAsLong();
		context().onInterrupt().accept(() -> launcher.interrupt(run));
		if (this.quiet) {
			return launcher.await(run);
		}
		try (ProgressLine progress = new ProgressLine(output(), this.json, () -> launcher.progress(run))) {
			return launcher.await(run);
		}
	}

	/** Says what the user can do now. */
	public void advise(Session session, Run run) {
		advise(run);
		if (hasIssues(run)) {
			showIssues(session, run);
		}
		advise(run, session.get(RunOperator.class).summary(run).counts());
	}

	/** The same of a run of a server elsewhere. */
	protected void advise(RemoteLauncher launcher, Run run) {
		advise(run);
		if (hasIssues(run)) {
			showIssues(run, launcher.issues(run, SHOWN_ISSUES));
		}
		advise(run, launcher.summary(run).counts());
	}

	/**
	 * Says what the user can do now, by what the run has counted, wherever it ran.
	 * @param counts by their names
	 */
	protected void advise(Run run, Map<String, Long> counts) {
	}

	/** How much a run has counted of something. */
	protected static long count(Map<String, Long> counts, String name) {
		return counts.getOrDefault(name, 0L);
	}

	private static boolean hasIssues(Run run) {
		return run.status() == BatchStatus.COMPLETED || run.status() == BatchStatus.FAILED;
	}

	private void advise(Run run) {
		if (run.state() == Run.State.PLANNED) {
			note("It is planned. To go on: driveyard runs confirm " + run.id()
					+ ", or to forget it: driveyard runs discard " + run.id());
		}
		else if (run.status() == BatchStatus.STOPPED) {
			note("Stopped. The same command goes on where it stopped.");
		}
	}

	/** The first of what could not be handled, each with its reason. */
	protected final void showIssues(Session session, Run run) {
		if (run.issues() > 0 && !this.quiet) {
			List<RunIssue> first = session.get(RunStore.class).issues(run.instance(), 0, SHOWN_ISSUES);
			showIssues(run, first.stream().map(RunIssue::issue).toList());
		}
	}

	private void showIssues(Run run, List<Issue> first) {
		if (run.issues() == 0 || this.quiet) {
			return;
		}
		note(troubles() + ":");
		first.forEach((one) -> note("  " + EncodedName.display(one.path()) + ": " + IssueWords.text(one)));
		long more = run.issues() - first.size();
		note(((more > 0) ? "  and " + Format.number(more) + " more. All of them: " : "To see them again: ")
				+ "driveyard runs issues " + run.id());
	}

	/** What issues are here. */
	protected String troubles() {
		return "Some files could not be handled";
	}

	/** Prints what became of the run. */
	public void print(Session session, RunOperator operator, Run run) {
		new RunPrinter(output(), operator).show(run, this.json, this.quiet);
		output().flush();
		advise(session, run);
	}

}
