package dev.driveyard.database;

import java.util.Objects;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets stores that usually read where they write read what is committed: all at one
 * moment, by one connection that only reads, so that they never wait for a writer. Stores
 * that only read use that connection too: who has one and waits for another could wait
 * for others that do the same.
 */
public final class CommittedReads {

	private final TransactionTemplate transactions;

	private final DataSource writer;

	private final DataSource reader;

	CommittedReads(PlatformTransactionManager manager, LibraryDataSources dataSources) {
		this.transactions = new TransactionTemplate(manager);
		this.transactions.setReadOnly(true);
		this.writer = dataSources.writer();
		this.reader = dataSources.reader();
	}

	/**
	 * Reads something. It must not write, and must not take long: what is read is kept
	 * for it meanwhile.
	 */
	public <T extends @Nullable Object> T read(Supplier<T> reading) {
		return this.transactions.execute(
				(status) -> TransactionSynchronizationManager.hasResource(this.reader) ? reading.get() : one(reading));
	}

	private <T extends @Nullable Object> T one(Supplier<T> reading) {
		Object connection = Objects.requireNonNull(TransactionSynchronizationManager.getResource(this.writer),
				"the transaction has one");
		TransactionSynchronizationManager.bindResource(this.reader, connection);
		try {
			return reading.get();
		}
		finally {
			TransactionSynchronizationManager.unbindResource(this.reader);
		}
	}

}
