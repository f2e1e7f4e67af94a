package dev.driveyard.jobs.operate;

import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.requests.RequestStore;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets runs give back what they claimed before they end.
 */
public final class RunClaims {

	private final ClaimStore claims;

	private final RequestStore requests;

	private final LaunchLock lock;

	private final TransactionTemplate transactions;

	private final Supplier<Stream<ClaimListener>> listeners;

	RunClaims(ClaimStore claims, RequestStore requests, LaunchLock lock, TransactionTemplate transactions,
			Supplier<Stream<ClaimListener>> listeners) {
		this.claims = claims;
		this.requests = requests;
		this.lock = lock;
		this.transactions = transactions;
		this.listeners = listeners;
	}

	/**
	 * Gives back what a run claimed of files: it changes none any more, and proves of
	 * each that it reads that it is what the catalogue says. To be called outside of
	 * transactions; the same again changes nothing.
	 */
	public void releaseFiles(long run) {
		this.transactions.executeWithoutResult((status) -> {
			this.lock.take();
			this.claims.releaseFiles(run);
			this.requests.releaseFiles(run);
		});
		this.listeners.get().forEach((one) -> one.released(run));
	}

}
