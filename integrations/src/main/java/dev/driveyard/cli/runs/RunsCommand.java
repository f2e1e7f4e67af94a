package dev.driveyard.cli.runs;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.RunCommand;
import dev.driveyard.cli.command.RunPrinter;
import dev.driveyard.cli.command.RunStart;
import dev.driveyard.cli.command.RunStarter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.command.WorkSession;
import dev.driveyard.cli.remote.RemoteRuns;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.words.FailureText;
import dev.driveyard.cli.words.FailureWords;
import dev.driveyard.cli.words.IssueWords;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.RunStore.RunIssue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard runs}.
 */
@Command(name = "runs",
		description = { "The history of runs, newest first, and what can be done with a run.",
				"Without a subcommand: list." },
		subcommands = { RunsCommand.ListAll.class, RunsCommand.Show.class, RunsWatchCommand.class,
				RunsCommand.Issues.class, RunsCommand.Restart.class, RunsCommand.Confirm.class,
				RunsCommand.Discard.class, RunsCommand.Stop.class, RunsCommand.Recover.class,
				RunsCommand.Abandon.class })
public final class RunsCommand extends SessionCommand implements RemoteCommand {

	private static final int PAGE = 500;

	private static final int USUAL = 20;

	@Override
	protected int run(Session session) {
		return list(session, this, session.get(RunStore.class).pageAskedFor(Long.MAX_VALUE, USUAL));
	}

	@Override
	public int callRemote(RemoteServer server) {
		return remote(server, this).list(USUAL, false);
	}

	private static RemoteRuns remote(RemoteServer server, BaseCommand command) {
		return new RemoteRuns(server, command.output(), command.json, command.quiet);
	}

	private static int list(Session session, BaseCommand command, List<Run> runs) {
		RunPrinter printer = new RunPrinter(command.output(), session.get(RunOperator.class));
		runs.forEach((run) -> printer.list(run, command.json));
		return ExitCodes.DONE;
	}

	/** {@code runs list}. */
	@Command(name = "list", description = "List runs, newest first.")
	static final class ListAll extends SessionCommand implements RemoteCommand {

		@Option(names = "--limit", paramLabel = "N", defaultValue = "20",
				description = "Show at most N (default: ${DEFAULT-VALUE}).")
		int limit = 20;

		@Option(names = { "-a", "--all" },
				description = "Also runs that are a part of another, such as the index runs of duplicates.")
		boolean all;

		private void requireLimit() {
			if (this.limit < 1) {
				throw new IllegalArgumentException("--limit is a number from 1 on, not " + this.limit);
			}
		}

		@Override
		public int callRemote(RemoteServer server) {
			requireLimit();
			return remote(server, this).list(this.limit, this.all);
		}

		@Override
		protected int run(Session session) {
			requireLimit();
			RunStore store = session.get(RunStore.class);
			return list(session, this,
					this.all ? store.page(Long.MAX_VALUE, this.limit) : store.pageAskedFor(Long.MAX_VALUE, this.limit));
		}

	}

	/** A subcommand about one run. */
	abstract static class OneRun extends SessionCommand {

		@Parameters(paramLabel = "RUN", description = "The number of the run.")
		long run;

		void print(Session session, Run found) {
			new RunPrinter(output(), session.get(RunOperator.class)).show(found, this.json, false);
		}

	}

	/** {@code runs show}. */
	@Command(name = "show", description = "Show what a run did, or how far it is.")
	static final class Show extends OneRun implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			return remote(server, this).show(this.run);
		}

		@Override
		protected int run(Session session) {
			Run found = session.get(RunOperator.class).require(this.run);
			print(session, found);
			if (!this.json) {
				output().line("  by process " + found.owner().pid() + " on " + found.owner().host() + ", issues: "
						+ found.issues());
				session.get(RunStore.class)
					.partOf(found.id())
					.ifPresent((whole) -> output().line("  part of run " + whole));
				if (!found.exitMessage().isBlank()) {
					output().line("  " + FailureText.of(found.exitMessage())
							+ FailureWords.advice(session.get(RunOperator.class).failure(found)));
				}
			}
			return ExitCodes.DONE;
		}

	}

	/** {@code runs issues}. */
	@Command(name = "issues", description = "List the files that a run and the runs it resumed could not handle.")
	static final class Issues extends OneRun implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			return remote(server, this).issues(this.run);
		}

		@Override
		protected int run(Session session) {
			Run found = session.get(RunOperator.class).require(this.run);
			List<RunIssue> page;
			long after = 0;
			do {
				page = session.get(RunStore.class).issues(found.instance(), after, PAGE);
				for (RunIssue issue : page) {
					print(issue.issue());
					after = issue.id();
				}
			}
			while (page.size() == PAGE);
			return ExitCodes.DONE;
		}

		private void print(Issue issue) {
			if (this.json) {
				Map<String, Object> map = object();
				map.put("type", "issue");
				map.put("code", issue.code().name());
				putName(map, "path", issue.path());
				map.put("message", IssueWords.text(issue));
				output().json(map);
			}
			else {
				output().line(issue.code() + "  " + EncodedName.display(issue.path()) + ": " + IssueWords.text(issue));
			}
		}

	}

	/** A subcommand that goes on with one run. */
	abstract static class GoOn extends RunCommand {

		@Parameters(paramLabel = "RUN", description = "The number of the run.")
		long run;

		abstract String verb();

		@Override
		protected final String name() {
			return "runs " + verb() + " " + this.run;
		}

	}

	/** {@code runs restart}. */
	@Command(name = "restart", description = "Go on with a failed or stopped run.")
	protected static final class Restart extends GoOn {

		@Override
		String verb() {
			return "restart";
		}

		@Override
		protected RunStart plan(RunStarter launcher) {
			return launcher.restart(this.run);
		}

	}

	/** {@code runs stop}. */
	@Command(name = "stop", description = "Ask a run of any process to stop; it ends at its next chunk, resumable.")
	static final class Stop extends OneRun implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			return remote(server, this).stop(this.run);
		}

		@Override
		protected int run(Session session) {
			session.get(RunOperator.class).stop(this.run);
			note("Asked run " + this.run + " to stop. It ends within seconds: driveyard runs show " + this.run);
			return ExitCodes.DONE;
		}

	}

	/** {@code runs recover}. */
	@Command(name = "recover", description = { "Mark runs whose process died as failed, so that they can be resumed.",
			"Every command that starts a run does this by itself." })
	static final class Recover extends SessionCommand implements HereOnly {

		@Override
		public String reason() {
			return "A server does that by itself, when it starts and from time to time.";
		}

		@Override
		protected int run(Session session) {
			List<Run> recovered = session.get(RunOperator.class).recoverDead();
			RunPrinter printer = new RunPrinter(output(), session.get(RunOperator.class));
			for (Run run : recovered) {
				if (this.json) {
					output().json(printer.toMap(run));
				}
				else {
					output().line("Run " + run.id() + " can be resumed: driveyard runs restart " + run.id());
				}
			}
			if (recovered.isEmpty()) {
				note("No run needs to be recovered.");
			}
			return ExitCodes.DONE;
		}

	}

	/** A subcommand that changes what becomes of one run. */
	abstract static class OneRunForGood extends OneRun implements RemoteCommand {

		@Override
		public int callRemote(RemoteServer server) {
			return remote(server, this).act(this.run, name());
		}

		abstract String name();

		@Override
		public Integer call() {
			try (Session session = WorkSession.openOrServed(context(), library(), "runs " + name())) {
				session.get(RunOperator.class).recoverDead();
				return run(session);
			}
		}

	}

	/** {@code runs abandon}. */
	@Command(name = "abandon", description = "Give a failed or stopped run up: the same command then starts over.")
	static final class Abandon extends OneRunForGood {

		@Override
		String name() {
			return "abandon";
		}

		@Override
		protected int run(Session session) {
			print(session, session.get(RunOperator.class).abandon(this.run));
			return ExitCodes.DONE;
		}

	}

	/** {@code runs confirm}. */
	@Command(name = "confirm", description = { "Do exactly what a run has planned.",
			"A run that has planned and waits for this is shown as planned." })
	protected static final class Confirm extends GoOn {

		@Override
		String verb() {
			return "confirm";
		}

		@Override
		protected RunStart plan(RunStarter launcher) {
			return launcher.confirm(this.run);
		}

	}

	/** {@code runs discard}. */
	@Command(name = "discard", description = "Forget what a run has planned, and give it up. Nothing is touched.")
	static final class Discard extends OneRunForGood {

		@Override
		String name() {
			return "discard";
		}

		@Override
		protected int run(Session session) {
			print(session, session.get(RunOperator.class).discard(this.run));
			return ExitCodes.DONE;
		}

	}

}
