package dev.driveyard.catalogue;

import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out entry ids before their rows are written. Blocks are taken in a transaction of
 * their own, so an id is never given twice, whatever becomes of the rows.
 */
@Repository
public class EntryIds {

	private static final int BLOCK = 50_000;

	private final JdbcClient client;

	private final TransactionTemplate transaction;

	private long next;

	private long end;

	public EntryIds(JdbcClient client, PlatformTransactionManager transactionManager) {
		this.client = client;
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * A new id. May be called by any thread, but not inside a transaction that has
	 * written: SQLite has one writer.
	 */
	public synchronized long next() {
		if (this.next == this.end) {
			this.end = endOfNewBlock();
			this.next = this.end - BLOCK;
		}
		return this.next++;
	}

	/**
	 * Gives back what is left of the block, if nobody took a later one meanwhile.
	 */
	public synchronized void giveBack() {
		if (this.next < this.end) {
			this.transaction.executeWithoutResult(
					(status) -> this.client.sql("UPDATE id_block SET next_id = ? WHERE name = 'entry' AND next_id = ?")
						.params(this.next, this.end)
						.update());
			this.next = this.end;
		}
	}

	private long endOfNewBlock() {
		Long end = this.transaction.execute((status) -> this.client
			.sql("UPDATE id_block SET next_id = next_id + ? WHERE name = 'entry' RETURNING next_id")
			.param(BLOCK)
			.query(Long.class)
			.single());
		return Objects.requireNonNull(end);
	}

}
