package dev.driveyard.jobs.operate.queue;

import java.util.List;
import java.util.Optional;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.DeadRuns;
import dev.driveyard.jobs.operate.JobDefinitions;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.ClaimStore.Held;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.RequestQueries;

/**
 * Tells people what requests wait for.
 */
public final class QueueObstacles {

	private final RequestQueries requests;

	private final RunStore runs;

	private final ClaimStore claims;

	private final DeadRuns dead;

	private final HostDevice device;

	private final JobDefinitions definitions;

	QueueObstacles(RequestQueries requests, RunStore runs, ClaimStore claims, DeadRuns dead, HostDevice device,
			JobDefinitions definitions) {
		this.requests = requests;
		this.runs = runs;
		this.claims = claims;
		this.dead = dead;
		this.device = device;
		this.definitions = definitions;
	}

	/**
	 * What a request would be queued behind if it was accepted now; empty if nothing but
	 * others that go before it is in its way.
	 * @throws IllegalArgumentException if a parameter is wrong
	 */
	public Optional<Obstacle> inTheWayOf(RunRequest asked) {
		JobRequest request = this.definitions.require(asked.job()).parse(asked.parameters());
		if (this.requests.isPaused()) {
			return Optional.of(Obstacle.of(Obstacle.Kind.PAUSED));
		}
		return claimed(request.claims()).or(() -> sameWork(request.subject()))
			.or(() -> this.requests.before(request.subject(), request.claims(), asked.priority())
				.map(QueueObstacles::behind));
	}

	/**
	 * What a request is queued behind.
	 * @return empty if it does not wait
	 * @throws OperateException if there is no such request
	 */
	public Optional<Obstacle> queuedBehind(long id) {
		LaunchRequest request = this.requests.find(id)
			.orElseThrow(() -> new OperateException(
					Failure.of(FailureCode.NO_SUCH_REQUEST, "There is no request " + id + ".")));
		return (request.state() == State.QUEUED) ? Optional.of(obstacle(request)) : Optional.empty();
	}

	private Obstacle obstacle(LaunchRequest request) {
		if (this.requests.isPaused()) {
			return Obstacle.of(Obstacle.Kind.PAUSED);
		}
		if (!this.requests.isDue(request.id())) {
			return Obstacle.of(Obstacle.Kind.NOT_YET);
		}
		String where = request.device();
		if (where != null && !where.equals(this.device.id())) {
			return Obstacle.of(Obstacle.Kind.OTHER_DEVICE);
		}
		return claimed(this.requests.claims(request.id())).or(() -> sameWork(request.work().subject()))
			.or(() -> this.requests.before(request).map(QueueObstacles::behind))
			.orElseGet(() -> Obstacle.of(Obstacle.Kind.TURN));
	}

	private Optional<Obstacle> claimed(List<Claim> wanted) {
		return this.claims.held()
			.stream()
			.filter((held) -> wanted.stream().anyMatch((claim) -> claim.excludes(held.claim())))
			.filter((held) -> this.dead.lives(held.by()))
			.findFirst()
			.map(QueueObstacles::behind);
	}

	private static Obstacle behind(Held held) {
		boolean isRun = held.by().run() > 0;
		return new Obstacle(isRun ? Obstacle.Kind.RUN : Obstacle.Kind.WORK, isRun ? held.by().run() : null, null,
				held.claim().address(), held.by().description());
	}

	private Optional<Obstacle> sameWork(String subject) {
		return this.runs.lastOf(subject)
			.filter(Run::isActive)
			.map((run) -> new Obstacle(Obstacle.Kind.RUN, run.id(), null, null, run.description()));
	}

	private static Obstacle behind(LaunchRequest other) {
		return new Obstacle(Obstacle.Kind.REQUEST, other.run(), other.id(), null, other.work().description());
	}

}
