package dev.driveyard.jobs.operate.queue;

import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.jobs.operate.JobRequest;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.Outcome;
import dev.driveyard.runs.requests.RequestStore;
import dev.driveyard.runs.requests.RequestStore.Taken;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records what became of requests that were taken. Nothing is recorded of one that the
 * process has no more.
 */
final class RequestSettlement {

	private final RequestStore store;

	private final RunStore runs;

	private final TransactionTemplate transactions;

	private final LaunchQueue queue;

	private final RunEvents events;

	RequestSettlement(RequestStore store, RunStore runs, TransactionTemplate transactions, LaunchQueue queue,
			RunEvents events) {
		this.store = store;
		this.runs = runs;
		this.transactions = transactions;
		this.queue = queue;
		this.events = events;
	}

	/**
	 * Its run has ended.
	 * @param processEnds whether that may be why: then the request waits for another to
	 * go on with it, unless somebody stopped it
	 */
	void ended(Taken taken, Run run, @Nullable String failure, boolean processEnds) {
		if (processEnds && run.state() == Run.State.STOPPED && !this.runs.isStopRequested(run.id())) {
			putBack(taken);
		}
		else {
			finish(taken, new Outcome(run.state().name(), failure));
		}
	}

	/** It can't become a run. */
	void refused(Taken taken, @Nullable String message) {
		finish(taken, new Outcome(Outcome.REFUSED, message));
	}

	private void finish(Taken taken, Outcome outcome) {
		this.transactions.executeWithoutResult((status) -> {
			if (this.store.finish(taken.request().id(), taken.process(), outcome)) {
				tell(RunEvent.Kind.ENDED, taken);
			}
		});
	}

	/** It waits again. */
	void putBack(Taken taken) {
		this.transactions.executeWithoutResult((status) -> {
			if (this.store.putBack(taken.request().id(), taken.process())) {
				tell(RunEvent.Kind.QUEUED, taken);
			}
		});
	}

	/** It waits again, for what is known now that it claims. */
	void putBack(Taken taken, JobRequest known) {
		this.transactions.executeWithoutResult((status) -> {
			if (this.store.putBack(taken.request().id(), taken.process())) {
				this.store.reclaim(taken.request().id(), known.claims());
			}
		});
	}

	private void tell(RunEvent.Kind kind, Taken taken) {
		this.queue.wakeAfterCommit();
		LaunchRequest now = this.store.find(taken.request().id()).orElseThrow();
		LaunchQueue.afterCommit(() -> this.events.publish(RunEvent.of(kind, now, now.run())));
	}

	/** Whether an earlier run of a request is to be gone on with. */
	static boolean goesOn(Run run) {
		return run.state() == Run.State.STOPPED || run.status() == BatchStatus.FAILED;
	}

}
