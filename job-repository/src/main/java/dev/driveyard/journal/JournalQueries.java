package dev.driveyard.journal;

import java.util.List;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Questions that people ask of the journal. Answers come in pages, never whole.
 */
public class JournalQueries {

	private final JdbcClient reader;

	public JournalQueries(@Qualifier("read") JdbcClient reader) {
		this.reader = reader;
	}

	/**
	 * Up to so many operations of an instance after a number, by number.
	 */
	public List<Operation> operations(long instance, int after, int size) {
		return this.reader.sql(OperationRow.SELECT + "WHERE instance_id = ? AND number > ? ORDER BY number LIMIT ?")
			.params(instance, after, size)
			.query(OperationRow::of)
			.list();
	}

}
