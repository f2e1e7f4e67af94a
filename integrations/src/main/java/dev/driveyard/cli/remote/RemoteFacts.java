package dev.driveyard.cli.remote;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.cli.command.RunFacts;
import dev.driveyard.failure.Failure;
import dev.driveyard.jobs.summary.RunSummary;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * What a server has told of runs.
 */
final class RemoteFacts implements RunFacts {

	private final RemoteServer server;

	private final Map<Long, RemoteRun> told = new ConcurrentHashMap<>();

	RemoteFacts(RemoteServer server) {
		this.server = server;
	}

	/** Asks for a run. */
	RemoteRun ask(long run) {
		return keep(this.server.get("/runs/" + run));
	}

	/** Keeps what was told of a run. */
	RemoteRun keep(Map<String, Object> answer) {
		RemoteRun run = RemoteRun.of(answer);
		this.told.put(run.run().id(), run);
		return run;
	}

	private RemoteRun of(Run run) {
		RemoteRun known = this.told.get(run.id());
		return (known != null) ? known : ask(run.id());
	}

	@Override
	public RunSummary summary(Run run) {
		return of(run).toSummary();
	}

	@Override
	public @Nullable Failure failure(Run run) {
		return of(run).failure();
	}

}
