package dev.driveyard.cli.runs;

import java.util.List;

import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteQueue;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.shape.RequestShape;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.words.QueueWords;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.QueueObstacles;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.Place;
import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.runs.requests.RequestQueries.Filter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard queue}: what waits to be run by a server.
 */
@Command(name = "queue",
		description = { "Show what was asked for and waits to be run by the server of the library, first what is next.",
				"What is changed here is so at once; it makes no difference whether the server runs." },
		subcommands = { QueueCommand.Cancel.class, QueueCommand.Move.class, QueueCommand.Pause.class,
				QueueCommand.Resume.class })
public final class QueueCommand extends SessionCommand implements RemoteCommand {

	@Option(names = { "-a", "--all" }, description = "Also what is running, done or cancelled, newest first.")
	boolean all;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "50",
			description = "Show at most N (default: ${DEFAULT-VALUE}).")
	int limit = 50;

	@Override
	protected int run(Session session) {
		requireLimit();
		RequestQueries requests = session.get(RequestQueries.class);
		List<LaunchRequest> found = this.all ? requests.page(Filter.ALL, Long.MAX_VALUE, this.limit)
				: requests.waiting(Place.FIRST, this.limit);
		found.forEach((request) -> print(session, request));
		tell(found.isEmpty(), requests.isPaused());
		return ExitCodes.DONE;
	}

	@Override
	public int callRemote(RemoteServer server) {
		requireLimit();
		RemoteQueue queue = new RemoteQueue(server, output(), this.json);
		boolean isEmpty = queue.list(this.limit, this.all) == 0;
		tell(isEmpty, queue.isPaused());
		return ExitCodes.DONE;
	}

	private void requireLimit() {
		if (this.limit < 1) {
			throw new IllegalArgumentException("--limit is a number from 1 on, not " + this.limit);
		}
	}

	private void tell(boolean isEmpty, boolean isPaused) {
		if (isEmpty) {
			note(this.all ? "Nothing was asked for yet." : "Nothing waits.");
		}
		if (isPaused) {
			note("The queue is paused: nothing is taken from it. To go on: driveyard queue resume");
		}
	}

	private void print(Session session, LaunchRequest request) {
		String why = (request.state() == State.QUEUED)
				? session.get(QueueObstacles.class).queuedBehind(request.id()).map(QueueWords::text).orElse("") : "";
		RequestShape shape = RequestShape.of(request, why);
		if (this.json) {
			output().json(shape.object());
		}
		else {
			output().line(shape.line());
		}
	}

	/** A subcommand about one request. */
	abstract static class OneRequest extends SessionCommand implements RemoteCommand {

		@Parameters(paramLabel = "REQUEST", description = "The number of the request.")
		long request;

	}

	/** {@code queue cancel}. */
	@Command(name = "cancel", description = "Take a request back that waits. What runs is stopped by: runs stop RUN")
	static final class Cancel extends OneRequest {

		@Override
		protected int run(Session session) {
			session.get(LaunchQueue.class).cancel(this.request);
			return tell();
		}

		@Override
		public int callRemote(RemoteServer server) {
			new RemoteQueue(server, output(), this.json).cancel(this.request);
			return tell();
		}

		private int tell() {
			note("Request " + this.request + " is taken back.");
			return ExitCodes.DONE;
		}

	}

	/** {@code queue move}. */
	@Command(name = "move", description = "Give a request that waits another priority: the larger goes first.")
	static final class Move extends OneRequest {

		@Parameters(index = "1", paramLabel = "PRIORITY", description = "Its priority; that of most is 0.")
		int priority;

		@Override
		protected int run(Session session) {
			session.get(LaunchQueue.class).move(this.request, this.priority);
			return tell();
		}

		@Override
		public int callRemote(RemoteServer server) {
			new RemoteQueue(server, output(), this.json).move(this.request, this.priority);
			return tell();
		}

		private int tell() {
			note("Request " + this.request + " has the priority " + this.priority + " now.");
			return ExitCodes.DONE;
		}

	}

	/** {@code queue pause}. */
	@Command(name = "pause", description = "Take nothing from the queue any more. What runs goes on.")
	static final class Pause extends SessionCommand implements RemoteCommand {

		@Override
		protected int run(Session session) {
			session.get(LaunchQueue.class).pause();
			return tell();
		}

		@Override
		public int callRemote(RemoteServer server) {
			server.post("/queue/pause");
			return tell();
		}

		private int tell() {
			note("The queue is paused. To go on: driveyard queue resume");
			return ExitCodes.DONE;
		}

	}

	/** {@code queue resume}. */
	@Command(name = "resume", description = "Take from the queue again.")
	static final class Resume extends SessionCommand implements RemoteCommand {

		@Override
		protected int run(Session session) {
			session.get(LaunchQueue.class).resume();
			return tell();
		}

		@Override
		public int callRemote(RemoteServer server) {
			server.post("/queue/resume");
			return tell();
		}

		private int tell() {
			note("The queue goes on.");
			return ExitCodes.DONE;
		}

	}

}
