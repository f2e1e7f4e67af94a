package dev.driveyard.jobs.operate.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.database.DurableCommits;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.JobDefinitions;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.ResumableRuns;
import dev.driveyard.jobs.operate.ResumableRuns.Resumption;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.Action;
import dev.driveyard.runs.requests.LaunchRequest.Asked;
import dev.driveyard.runs.requests.LaunchRequest.Work;
import dev.driveyard.runs.requests.NewRequest;
import dev.driveyard.runs.requests.RequestStore;
import dev.driveyard.runs.requests.RequestStore.Kept;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accepts requests, and lets people change their minds. What it does is done in the
 * caller's transaction if there is one. What was accepted, and is committed, survives a
 * power cut, and is run exactly once: by {@link QueueWorkers}, in this or another
 * process.
 */
public class LaunchQueue {

	private final JobDefinitions definitions;

	private final ResumableRuns resumable;

	private final RequestStore store;

	private final HostDevice device;

	private final DurableCommits durable;

	private final TransactionTemplate transactions;

	private final RunEvents events;

	private final Supplier<Stream<RequestGuard>> guards;

	private final List<Runnable> wakers = new CopyOnWriteArrayList<>();

	LaunchQueue(JobDefinitions definitions, ResumableRuns resumable, RequestStore store, HostDevice device,
			DurableCommits durable, TransactionTemplate transactions, RunEvents events,
			Supplier<Stream<RequestGuard>> guards) {
		this.definitions = definitions;
		this.resumable = resumable;
		this.store = store;
		this.device = device;
		this.durable = durable;
		this.transactions = transactions;
		this.events = events;
		this.guards = guards;
	}

	/**
	 * Accepts a request. Its parameters are parsed, and nothing is changed by that. Of
	 * two with the same idempotency key one is kept, for as long as it is in the history.
	 * @return its id, or that of the one with its key
	 * @throws IllegalArgumentException if a parameter is wrong
	 * @throws OperateException if there is no such job, or its key was used for something
	 * else ({@link FailureCode#KEY_REUSED})
	 */
	public long accept(RunRequest asked) {
		JobRequest request = this.definitions.require(asked.job()).parse(asked.parameters());
		return keep(request, new Asked(Action.START, asked.job(), Json.write(asked.parameters()), null,
				asked.priority(), asked.requestedBy(), asked.idempotencyKey(), asked.notBefore()));
	}

	/**
	 * Accepts that a failed or stopped run is resumed, with the parameters that it had.
	 * @return the id of the request
	 * @throws OperateException if that run can't be resumed
	 */
	public long restart(long run, String requestedBy) {
		return goOn(Action.RESTART, this.resumable.toRestart(run), requestedBy);
	}

	/**
	 * Accepts that exactly what a run has planned is done.
	 * @return the id of the request
	 * @throws OperateException if it has no plan that waits
	 */
	public long confirm(long run, String requestedBy) {
		return goOn(Action.CONFIRM, this.resumable.toConfirm(run), requestedBy);
	}

	/**
	 * Accepts that a failed or stopped run is resumed, as {@link #restart(long, String)}
	 * does. Of two with the same idempotency key one is kept.
	 * @return its id, or that of the one with its key
	 */
	public long restart(RestartRequest asked) {
		Resumption resumption = this.resumable.toRestart(asked.run());
		return keep(resumption.request(), new Asked(Action.RESTART, resumption.run().job(), Json.write(Map.of()),
				asked.run(), asked.priority(), asked.requestedBy(), asked.idempotencyKey(), asked.notBefore()));
	}

	private long goOn(Action action, Resumption resumption, String requestedBy) {
		return keep(resumption.request(), new Asked(action, resumption.run().job(), Json.write(Map.of()),
				resumption.run().id(), RunRequest.NORMAL, requestedBy, null, null));
	}

	private long keep(JobRequest request, Asked asked) {
		this.guards.get().forEach((guard) -> guard.require(asked.requestedBy(), request));
		NewRequest kept = new NewRequest(asked, new Work(request.subject(), request.description()), request.claims());
		return this.durable.execute(this.transactions, (status) -> keep(kept));
	}

	private long keep(NewRequest request) {
		Kept kept = this.store.add(request, this.device);
		if (!kept.same()) {
			throw new OperateException(
					Failure.of(FailureCode.KEY_REUSED, "The idempotency key '" + request.asked().key()
							+ "' was used by request " + kept.id() + ", which asks for something else."));
		}
		if (kept.added()) {
			tell(RunEvent.Kind.QUEUED, this.store.find(kept.id()).orElseThrow());
		}
		return kept.id();
	}

	/**
	 * Takes a request back that waits.
	 * @throws OperateException if it does not: if it became a run, that can be stopped
	 */
	public void cancel(long id) {
		this.transactions.executeWithoutResult((status) -> {
			if (!this.store.cancel(id)) {
				throw notWaiting(id);
			}
			tell(RunEvent.Kind.CANCELLED, this.store.find(id).orElseThrow());
		});
	}

	/**
	 * Gives a request that waits another priority; among those of the same it keeps its
	 * age.
	 * @throws OperateException if it does not wait
	 */
	public void move(long id, int priority) {
		this.transactions.executeWithoutResult((status) -> {
			if (!this.store.move(id, priority)) {
				throw notWaiting(id);
			}
			wakeAfterCommit();
		});
	}

	/**
	 * Lets a request that waits begin no earlier than at a time.
	 * @throws OperateException if it does not wait
	 */
	public void postpone(long id, Instant notBefore) {
		this.transactions.executeWithoutResult((status) -> {
			if (!this.store.postpone(id, notBefore)) {
				throw notWaiting(id);
			}
			wakeAfterCommit();
		});
	}

	private OperateException notWaiting(long id) {
		LaunchRequest request = this.store.find(id)
			.orElseThrow(() -> new OperateException(
					Failure.of(FailureCode.NO_SUCH_REQUEST, "There is no request " + id + ".")));
		String how = switch (request.state()) {
			case QUEUED -> "waiting";
			case RUNNING -> (request.run() != null) ? "running as run " + request.run() : "about to run";
			case DONE -> (request.run() != null) ? "done, by run " + request.run() : "done";
			case CANCELLED -> "cancelled";
		};
		return new OperateException(
				new Failure(FailureCode.NOT_WAITING, "Request " + id + " is " + how + ".", request.run(), null, null));
	}

	/** Lets nothing be taken any more, by any process. What runs goes on. */
	public void pause() {
		this.transactions.executeWithoutResult((status) -> this.store.setPaused(true));
	}

	/** Lets requests be taken again. */
	public void resume() {
		this.transactions.executeWithoutResult((status) -> {
			this.store.setPaused(false);
			wakeAfterCommit();
		});
	}

	/** Whether nothing is taken. */
	public boolean isPaused() {
		return this.store.isPaused();
	}

	private void tell(RunEvent.Kind kind, LaunchRequest request) {
		RunEvent event = RunEvent.of(kind, request, request.run());
		this.store.announce();
		afterCommit(() -> publish(event));
	}

	/** Before it is taken: whoever listens hears of that after this. */
	private void publish(RunEvent event) {
		try {
			this.events.publish(event);
		}
		finally {
			wake();
		}
	}

	/** Something that requests wait for may be free, here or for other processes. */
	void wakeAll() {
		this.transactions.executeWithoutResult((status) -> wakeAfterCommit());
	}

	/** Tells those who take requests, here and elsewhere, that there may be one. */
	void wakeAfterCommit() {
		this.store.announce();
		afterCommit(this::wake);
	}

	void wake() {
		this.wakers.forEach(Runnable::run);
	}

	/** Calls this when there may be something to take. */
	void onWork(Runnable waker) {
		this.wakers.add(waker);
	}

	static void afterCommit(Runnable action) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				action.run();
			}
		});
	}

}
