package dev.driveyard.server.api;

import dev.driveyard.database.CommittedReads;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.queue.QueueObstacles;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.RequestQueries;

/**
 * Shows requests.
 */
public final class RequestViews {

	private final RequestQueries requests;

	private final QueueObstacles obstacles;

	private final CommittedReads reads;

	RequestViews(RequestQueries requests, QueueObstacles obstacles, CommittedReads reads) {
		this.requests = requests;
		this.obstacles = obstacles;
		this.reads = reads;
	}

	/** One that must exist, with what it waits for. */
	public RequestView require(long id) {
		LaunchRequest request = this.requests.find(id)
			.orElseThrow(() -> new OperateException(
					Failure.of(FailureCode.NO_SUCH_REQUEST, "There is no request " + id + ".")));
		return RequestView.of(request,
				this.reads.read(() -> this.obstacles.queuedBehind(id)).map(ObstacleView::of).orElse(null));
	}

}
