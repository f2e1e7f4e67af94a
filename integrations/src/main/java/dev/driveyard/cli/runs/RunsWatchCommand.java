package dev.driveyard.cli.runs;

import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.command.CommittedProgress;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.RunPrinter;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.command.SessionCommand;
import dev.driveyard.cli.remote.RemoteRuns;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.ProgressLine;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.DeadRuns;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunQueries;
import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code driveyard runs watch}: looks at a run of whatever process, and touches nothing.
 */
@Command(name = "watch", description = { "Show how far a run is until it ends, then what came of it.",
		"Ctrl-C looks away; the run goes on. Ends as the command would have that started the run." })
final class RunsWatchCommand extends SessionCommand implements RemoteCommand {

	private static final int POLL_MILLIS = 200;

	/** Whether a worker lives is looked at less often. */
	private static final int POLLS_A_LOOK = 25;

	@Parameters(paramLabel = "RUN", arity = "0..1",
			description = "The number of the run (default: the newest of those that run).")
	@Nullable Long run;

	@Override
	public int callRemote(RemoteServer server) {
		return new RemoteRuns(server, output(), this.json, this.quiet).watch(this.run);
	}

	@Override
	protected int run(Session session) {
		Long asked = (this.run != null) ? this.run : newest(session);
		if (asked == null) {
			note("Nothing runs.");
			return ExitCodes.DONE;
		}
		RunOperator operator = session.get(RunOperator.class);
		Run ended = await(session, operator.require(asked));
		return new RunPrinter(output(), operator).showEnd(ended, this.json, this.quiet);
	}

	private static @Nullable Long newest(Session session) {
		List<Run> active = session.get(RunStore.class).active();
		return active.isEmpty() ? null : active.get(active.size() - 1).id();
	}

	private Run await(Session session, Run watched) {
		if (this.quiet || !watched.isActive()) {
			return awaitEnd(session, watched);
		}
		CommittedProgress progress = new CommittedProgress(session.get(RunQueries.class));
		try (ProgressLine line = new ProgressLine(output(), this.json, () -> progress.apply(watched.id()))) {
			return awaitEnd(session, watched);
		}
	}

	private Run awaitEnd(Session session, Run watched) {
		Run now = watched;
		for (int poll = 1; now.isActive(); poll++) {
			if (poll % POLLS_A_LOOK == 0) {
				requireAlive(session, now.id());
			}
			pause();
			now = session.get(RunOperator.class).require(now.id());
		}
		return now;
	}

	private static void requireAlive(Session session, long id) {
		if (session.get(DeadRuns.class).find().stream().anyMatch((run) -> run.id() == id)) {
			throw new OperateException(Failure.ofRun(FailureCode.OTHER,
					"The process of run " + id + " has died. To go on with it: driveyard runs restart " + id, id));
		}
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while watching a run", ex);
		}
	}

}
