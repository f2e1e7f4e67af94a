package dev.driveyard.cli.compare;

import java.util.List;
import java.util.function.Consumer;

import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Differences;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteDifferences;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * Where differences that are printed come from, by path.
 */
@FunctionalInterface
interface DifferenceSource {

	int PAGE = 500;

	/** Hands over each. */
	void forEach(Consumer<Difference> action);

	/** Those that a run has found, of a library here. */
	static DifferenceSource of(Session session, Run run) {
		Differences differences = session.get(Differences.class);
		return (action) -> {
			String after = null;
			List<Difference> page;
			do {
				page = differences.page(run.instance(), null, after, PAGE);
				page.forEach(action);
				after = last(page);
			}
			while (page.size() == PAGE);
		};
	}

	private static @Nullable String last(List<Difference> page) {
		return page.isEmpty() ? null : page.get(page.size() - 1).path();
	}

	/** Those that a run of a server elsewhere has found. */
	static DifferenceSource of(RemoteServer server, Run run) {
		return (action) -> new RemoteDifferences(server).forEach(run.id(), action);
	}

}
