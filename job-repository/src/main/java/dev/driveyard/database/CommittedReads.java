package dev.driveyard.database;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets stores that usually read where they write read what is committed: all at one
 * moment, by a connection that only reads, so that they never wait for a writer.
 */
public final class CommittedReads {

	private final TransactionTemplate transactions;

	CommittedReads(PlatformTransactionManager manager) {
		this.transactions = new TransactionTemplate(manager);
		this.transactions.setReadOnly(true);
	}

	/**
	 * Reads something. It must not write, and must not take long: what is read is kept
	 * for it meanwhile.
	 */
	public <T extends @Nullable Object> T read(Supplier<T> reading) {
		return this.transactions.execute((status) -> reading.get());
	}

}
