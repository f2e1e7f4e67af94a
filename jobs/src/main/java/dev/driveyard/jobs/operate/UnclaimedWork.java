package dev.driveyard.jobs.operate;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import dev.driveyard.failure.FailureCode;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.ClaimStore.Held;
import dev.driveyard.runs.LaunchLock;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes what the library knows of files that no run works on, of whatever process. As
 * long as it takes, no run begins.
 */
public class UnclaimedWork {

	private final DeadRuns dead;

	private final ClaimStore claims;

	private final LaunchLock lock;

	private final TransactionTemplate transactions;

	UnclaimedWork(DeadRuns dead, ClaimStore claims, LaunchLock lock, TransactionTemplate transactions) {
		this.dead = dead;
		this.claims = claims;
		this.lock = lock;
		this.transactions = transactions;
	}

	/**
	 * Does something in a transaction.
	 * @param claim what it changes
	 * @return what comes of it
	 * @throws OperateException if a run has that ({@link FailureCode#CLAIMED})
	 */
	public <T> T execute(Claim claim, Supplier<T> work) {
		return Objects.requireNonNull(this.transactions.execute((status) -> {
			this.lock.take();
			List<Held> held = this.claims.held().stream().filter((one) -> this.dead.lives(one.by())).toList();
			RunAdmission.requireUnclaimed(List.of(claim), held);
			return work.get();
		}));
	}

}
