package dev.driveyard.watch;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.watch.DirtyFolders.Batch;
import dev.driveyard.watches.WatchSpec;
import org.jspecify.annotations.Nullable;

/**
 * Asks for looks at locations, and tells what became of them.
 */
final class IndexRequests {

	private static final String COMPLETED = "COMPLETED";

	private final LaunchRequests requests;

	private final RequestQueries queries;

	private final VolumeRegistry volumes;

	IndexRequests(LaunchRequests requests, RequestQueries queries, VolumeRegistry volumes) {
		this.requests = requests;
		this.queries = queries;
		this.volumes = volumes;
	}

	/**
	 * Asks for one.
	 * @param batch what to look at, null for all
	 * @return the id of the request
	 */
	long send(Location location, WatchSpec spec, @Nullable Batch batch) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("path", this.volumes.text(location.address()));
		parameters.put("mode", spec.mode());
		if (batch != null && !batch.isWhole()) {
			parameters.put("folders", batch.folders());
			parameters.put("trees", batch.trees());
		}
		return this.requests.send(RunRequest.of("index", parameters, "watch"));
	}

	/** What became of one: null if nothing did yet; else whether it was done. */
	@Nullable Boolean outcome(long id) {
		LaunchRequest request = this.queries.find(id).orElse(null);
		if (request == null) {
			return false;
		}
		boolean ended = request.state() == State.DONE || request.state() == State.CANCELLED;
		return ended ? Boolean.valueOf(COMPLETED.equals(request.outcome().state())) : null;
	}

}
