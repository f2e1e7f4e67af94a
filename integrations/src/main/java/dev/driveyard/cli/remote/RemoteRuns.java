package dev.driveyard.cli.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.cli.command.RunPrinter;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.cli.terminal.ProgressLine;
import dev.driveyard.cli.words.FailureWords;
import dev.driveyard.cli.words.IssueWords;
import dev.driveyard.client.ServerAwayException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * The history of a server elsewhere, and what can be done with its runs.
 */
public final class RemoteRuns {

	private static final int POLL_MILLIS = 200;

	private final RemoteServer server;

	private final Output output;

	private final boolean json;

	private final boolean quiet;

	private final RemoteFacts facts;

	private final RunPrinter printer;

	private volatile Progress progress = Progress.NONE;

	public RemoteRuns(RemoteServer server, Output output, boolean json, boolean quiet) {
		this.server = server;
		this.output = output;
		this.json = json;
		this.quiet = quiet;
		this.facts = new RemoteFacts(server);
		this.printer = new RunPrinter(output, this.facts);
	}

	/** The newest so many. */
	public int list(int limit, boolean parts) {
		this.server.forEach("/runs?parts=" + parts, limit, (told) -> {
			RemoteRun run = this.json ? this.facts.ask(RemoteServer.number(told.get("id"))) : RemoteRun.of(told);
			this.printer.list(run.run(), this.json);
		});
		return ExitCodes.DONE;
	}

	/** One of them. */
	public int show(long id) {
		Map<String, Object> told = this.server.get("/runs/" + id);
		RemoteRun found = this.facts.keep(told);
		this.printer.show(found.run(), this.json, false);
		if (!this.json) {
			this.output.line("  by process " + found.run().owner().pid() + " on " + found.run().owner().host()
					+ ", issues: " + found.run().issues());
			if (told.get("partOf") instanceof Number whole) {
				this.output.line("  part of run " + whole);
			}
			Failure failure = found.failure();
			if (failure != null) {
				this.output.line("  " + FailureWords.text(failure));
			}
		}
		return ExitCodes.DONE;
	}

	/** What one could not handle. */
	public int issues(long id) {
		this.server.forEach("/runs/" + id + "/issues", (told) -> {
			Issue issue = RemoteWords.issue(told);
			if (this.json) {
				Map<String, Object> map = new LinkedHashMap<>();
				map.put("type", "issue");
				map.put("code", RemoteServer.text(told.get("code")));
				map.put("path", issue.path());
				map.put("message", IssueWords.text(issue));
				this.output.json(map);
			}
			else {
				this.output.line(told.get("code") + "  " + issue.path() + ": " + IssueWords.text(issue));
			}
		});
		return ExitCodes.DONE;
	}

	/** Has something done with one, and prints it. */
	public int act(long id, String verb) {
		this.server.post("/runs/" + id + "/" + verb);
		this.printer.show(this.facts.ask(id).run(), this.json, false);
		return ExitCodes.DONE;
	}

	/** Asks one to stop. */
	public int stop(long id) {
		this.server.post("/runs/" + id + "/stop");
		note("Asked run " + id + " to stop. It ends within seconds: driveyard runs show " + id);
		return ExitCodes.DONE;
	}

	private void note(String text) {
		if (!this.quiet) {
			this.output.note(text);
		}
	}

	/**
	 * Shows how far one is until it ends; the newest of those that run, if none is named.
	 */
	public int watch(@Nullable Long named) {
		Long id = (named != null) ? named : newest();
		if (id == null) {
			note("Nothing runs.");
			return ExitCodes.DONE;
		}
		RemoteRun found = this.facts.ask(id);
		Run ended = found.run().isActive() ? await(id) : found.run();
		return this.printer.showEnd(ended, this.json, this.quiet);
	}

	private @Nullable Long newest() {
		List<Long> active = new ArrayList<>();
		this.server.forEach("/runs?state=STARTING&state=STARTED&state=STOPPING", 1,
				(told) -> active.add(RemoteServer.number(told.get("id"))));
		return active.isEmpty() ? null : active.get(0);
	}

	private Run await(long id) {
		if (this.quiet) {
			return awaitEnd(id);
		}
		try (ProgressLine line = new ProgressLine(this.output, this.json, () -> this.progress)) {
			return awaitEnd(id);
		}
	}

	private Run awaitEnd(long id) {
		try {
			RemoteRun now = this.facts.keep(this.server.await("/runs/" + id, new Patience()));
			while (now.run().isActive()) {
				this.progress = now.progress();
				RemoteServer.pause(POLL_MILLIS);
				now = this.facts.keep(this.server.await("/runs/" + id, new Patience()));
			}
			return now.run();
		}
		catch (ServerAwayException ex) {
			throw new OperateException(Failure.ofRun(FailureCode.OTHER, ex.getMessage() + " Run " + id
					+ " goes on there. To look at it again: driveyard --server " + this.server + " runs watch " + id,
					id));
		}
	}

	/**
	 * Waits in any case.
	 */
	private final class Patience implements RemoteServer.Waiting {

		@Override
		public void begins() {
			note(RemoteRuns.this.server + " does not answer; it is waited for.");
		}

		@Override
		public boolean goesOn() {
			return true;
		}

	}

}
