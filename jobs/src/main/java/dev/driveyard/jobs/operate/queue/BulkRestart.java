package dev.driveyard.jobs.operate.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.runs.requests.FailedRuns;
import dev.driveyard.runs.requests.FailedRuns.Filter;

/**
 * Accepts that all failed runs which a filter finds are resumed.
 */
public final class BulkRestart {

	private final FailedRuns runs;

	private final LaunchQueue queue;

	BulkRestart(FailedRuns runs, LaunchQueue queue) {
		this.runs = runs;
		this.queue = queue;
	}

	/**
	 * Accepts up to so many, oldest first.
	 */
	public Restarts restart(Filter filter, String requestedBy, int size) {
		List<Long> requests = new ArrayList<>();
		Map<Long, String> refused = new LinkedHashMap<>();
		for (long run : this.runs.find(filter, size)) {
			try {
				requests.add(this.queue.restart(run, requestedBy));
			}
			catch (OperateException | IllegalArgumentException | CatalogueException ex) {
				refused.put(run, String.valueOf(ex.getMessage()));
			}
		}
		return new Restarts(List.copyOf(requests), refused);
	}

	/**
	 * What was accepted.
	 *
	 * @param requests their ids
	 * @param refused the runs that can't be resumed, with the reason
	 */
	public record Restarts(List<Long> requests, Map<Long, String> refused) {
	}

}
