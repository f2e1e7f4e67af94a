package dev.driveyard.jobs.operate.queue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.Json;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Launch;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.Asked;
import dev.driveyard.runs.requests.RequestStore.Taken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Runs a request that this process has taken, to the end of its run. A request that has a
 * run already goes on with that: its process ended.
 */
final class RequestRunner {

	private static final Logger logger = LoggerFactory.getLogger(RequestRunner.class);

	/** What passes. */
	private static final Set<FailureCode> PASSING = Set.of(FailureCode.CLAIMED, FailureCode.ALREADY_RUNNING,
			FailureCode.TOO_MANY_RUNS);

	private final RunOperator operator;

	private final RunStore runs;

	private final Heartbeat heartbeat;

	private final RequestSettlement settlement;

	private final RunEvents events;

	private final List<RequestGuard> guards;

	RequestRunner(RunOperator operator, RunStore runs, Heartbeat heartbeat, RequestSettlement settlement,
			RunEvents events, List<RequestGuard> guards) {
		this.operator = operator;
		this.runs = runs;
		this.heartbeat = heartbeat;
		this.settlement = settlement;
		this.events = events;
		this.guards = guards;
	}

	/**
	 * Runs a request.
	 * @param begun told the id of the run
	 * @param ending whether this process is about to end
	 * @return whether it was run, or can't be; else it waits again
	 */
	boolean run(Taken taken, LongConsumer begun, BooleanSupplier ending) {
		Begun run = begin(taken);
		if (run.id() != null) {
			begun.accept(run.id());
			end(taken, run.id(), ending);
		}
		return !run.later();
	}

	private Begun begin(Taken taken) {
		Launch launch = null;
		try {
			launch = launch(taken);
			requireAllowed(taken, launch);
			return (launch != null) ? new Begun(this.operator.start(forRequest(launch, taken.request())), false)
					: Begun.NOTHING;
		}
		catch (OperateException ex) {
			return refused(taken, launch, ex);
		}
		catch (IllegalArgumentException | CatalogueException ex) {
			this.settlement.refused(taken, ex.getMessage());
			return Begun.NOTHING;
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Request {} could not be run now; it waits again", taken.request().id(), ex);
			this.settlement.putBack(taken);
			return Begun.LATER;
		}
	}

	private void requireAllowed(Taken taken, @Nullable Launch launch) {
		if (launch != null) {
			this.guards.forEach((guard) -> guard.require(taken.request().asked().requestedBy(), launch.request()));
		}
	}

	private static Launch forRequest(Launch launch, LaunchRequest request) {
		return launch.forRequest(request.id(), request.asked().requestedBy());
	}

	/** How it begins or goes on; null if its run came to an end before. */
	private @Nullable Launch launch(Taken taken) {
		LaunchRequest request = taken.request();
		Asked asked = request.asked();
		RunRequest wanted = new RunRequest(asked.job(), Json.read(asked.parameters()), asked.priority(),
				asked.requestedBy(), asked.key(), asked.notBefore());
		this.guards.forEach((guard) -> guard.require(wanted));
		Long earlier = request.run();
		if (earlier != null) {
			return goOn(taken, earlier);
		}
		return switch (asked.action()) {
			case START -> this.operator.prepareRequested(wanted, request.id());
			case RESTART -> this.operator.prepareRestart(Objects.requireNonNull(asked.ofRun()));
			case CONFIRM -> this.operator.confirm(Objects.requireNonNull(asked.ofRun()));
		};
	}

	private @Nullable Launch goOn(Taken taken, long earlier) {
		Run last = this.runs.find(earlier)
			.flatMap((run) -> this.runs.lastOf(run.instance()))
			.orElseThrow(() -> new OperateException(
					Failure.ofRun(FailureCode.NO_SUCH_RUN, "There is no run " + earlier + ".", earlier)));
		if (last.isActive()) {
			throw new OperateException(
					Failure.ofRun(FailureCode.ALREADY_RUNNING, "Run " + last.id() + " goes on with it.", last.id()));
		}
		if (!RequestSettlement.goesOn(last)) {
			this.settlement.ended(taken, last, null, false);
			return null;
		}
		return this.operator.prepareRestart(last.id());
	}

	private void end(Taken taken, long run, BooleanSupplier ending) {
		this.events.publish(RunEvent.of(RunEvent.Kind.STARTED, taken.request(), run));
		String failure = await(run);
		Run ended = this.operator.require(run);
		this.settlement.ended(taken, ended, failure, ending.getAsBoolean() || !isOwn(ended));
	}

	/** Why it failed, null if it did not. */
	private @Nullable String await(long run) {
		try {
			Failure failure = this.operator.await(run).failure();
			return (failure != null) ? failure.message() : null;
		}
		catch (RuntimeException ex) {
			logger.error("Run {} ended without a record", run, ex);
			return String.valueOf(ex.getMessage());
		}
	}

	/** Others may have found this process dead, which stops its runs. */
	private boolean isOwn(Run run) {
		return this.heartbeat.isSelf(run.owner());
	}

	private Begun refused(Taken taken, @Nullable Launch launch, OperateException ex) {
		boolean later = PASSING.contains(ex.code()) || ex.getCause() instanceof DataAccessException;
		if (later && launch != null) {
			this.settlement.putBack(taken, launch.request());
		}
		else if (later) {
			this.settlement.putBack(taken);
		}
		else if (ex.code() != FailureCode.REQUEST_LOST) {
			this.settlement.refused(taken, ex.getMessage());
		}
		return later ? Begun.LATER : Begun.NOTHING;
	}

	/**
	 * What became of the attempt to begin.
	 *
	 * @param later whether the request waits again
	 */
	private record Begun(@Nullable Long id, boolean later) {

		static final Begun NOTHING = new Begun(null, false);

		static final Begun LATER = new Begun(null, true);

	}

}
