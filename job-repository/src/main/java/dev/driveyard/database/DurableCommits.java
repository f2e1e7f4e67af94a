package dev.driveyard.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.catalogue.library.Library;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes single transactions survive a power cut. Others survive the end of the process,
 * but the last of them may be lost if the machine loses its power: to wait for the disk
 * with each chunk would cost more than to do the last ones again.
 * <p>
 * SQLite has a setting for this ({@code synchronous=FULL}) which can't be changed inside
 * a transaction that somebody else has begun. What it does is to synchronise the
 * write-ahead log after the commit; so that is what is done here, before the commit
 * returns. Commits that come together share one wait for the disk.
 */
public class DurableCommits {

	private final JdbcClient client;

	/** The write-ahead log, null where there is none, or it is none of ours. */
	private final @Nullable Path log;

	private final boolean server;

	private final AtomicLong committed = new AtomicLong();

	private final Object disk = new Object();

	private long synchronised;

	public DurableCommits(Library library, JdbcClient client) {
		this.client = client;
		this.server = library.database().isServer();
		this.log = (library.database().url() == null)
				? library.databaseFile().resolveSibling(library.databaseFile().getFileName() + "-wal") : null;
	}

	/**
	 * Asks that the transaction of this thread is durable once it is committed. If the
	 * disk fails then, whoever commits is told.
	 */
	public void request() {
		if (this.server) {
			this.client
				.sql("SELECT set_config('synchronous_commit', 'on', true)"
						+ " WHERE current_setting('synchronous_commit') = 'off'")
				.query(String.class)
				.list();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				synchronise();
			}
		});
	}

	/**
	 * Does something in a transaction that is durable when this returns, or, where
	 * somebody else has begun it, once that is committed. The disk is waited for when the
	 * connection is free again, so that others write meanwhile and share the wait.
	 */
	public <T extends @Nullable Object> T execute(TransactionTemplate transactions, TransactionCallback<T> action) {
		boolean alone = !this.server && !TransactionSynchronizationManager.isActualTransactionActive();
		T result = transactions.execute((status) -> {
			if (!alone) {
				request();
			}
			return action.doInTransaction(status);
		});
		if (alone) {
			synchronise();
		}
		return result;
	}

	private void synchronise() {
		long mine = this.committed.incrementAndGet();
		synchronized (this.disk) {
			if (this.synchronised < mine) {
				long upTo = this.committed.get();
				force();
				this.synchronised = upTo;
			}
		}
	}

	/** For tests: waits until the disk has all that is in the log. */
	void force() {
		if (this.log == null) {
			return;
		}
		try (FileChannel channel = FileChannel.open(this.log,
				Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
			channel.force(false);
		}
		catch (NoSuchFileException ex) {
			// all of it is in the database, which was synchronised before the log went
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The disk that holds the library does not say that it has what was written",
					ex);
		}
	}

}
