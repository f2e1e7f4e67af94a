package dev.driveyard.jobs.operate.queue;

import java.util.Objects;
import java.util.function.Supplier;

import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.ResumableRuns;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.requests.RequestStore;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Accepts requests that are to begin anew: the unfinished run of the same work is given
 * up in the transaction in which the request is accepted, so a refusal leaves it as it
 * is.
 */
public class FreshRequests {

	private final RunOperator operator;

	private final ResumableRuns resumable;

	private final RequestStore store;

	private final Supplier<LaunchRequests> requests;

	private final LaunchLock lock;

	private final TransactionTemplate transactions;

	FreshRequests(RunOperator operator, ResumableRuns resumable, RequestStore store, Supplier<LaunchRequests> requests,
			LaunchLock lock, TransactionTemplate transactions) {
		this.operator = operator;
		this.resumable = resumable;
		this.store = store;
		this.requests = requests;
		this.lock = lock;
		this.transactions = transactions;
	}

	/**
	 * Accepts one. If one with its idempotency key was accepted before, nothing is given
	 * up.
	 * @return its id, or that of the one with its key
	 * @throws OperateException if it is refused, or the same work is being done now
	 * ({@link FailureCode#ALREADY_RUNNING})
	 */
	public long send(RunRequest request) {
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			this.lock.take();
			String key = request.idempotencyKey();
			if (key != null && this.store.hasKey(key)) {
				return this.requests.get().send(request);
			}
			Long given = this.resumable.toGiveUp(request).map((run) -> run.id()).orElse(null);
			long id = this.requests.get().send(request);
			if (given != null) {
				this.operator.abandon(given);
			}
			return id;
		}));
	}

}
