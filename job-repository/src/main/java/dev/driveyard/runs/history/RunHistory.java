package dev.driveyard.runs.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.runs.history.OldRun.Uses;
import org.springframework.batch.core.BatchStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The runs that ended long ago. What reads sees what is committed; what writes takes part
 * in the caller's transaction.
 */
@Repository
public class RunHistory {

	/** What undo takes: see dev.driveyard.jobs.copy. */
	private static final String MOVED = """
			EXISTS (SELECT 1 FROM operation o WHERE o.instance_id = r.instance_id AND o.action = %d AND o.state = %d
				AND o.target IS NOT NULL AND coalesce((SELECT d.made FROM operation_directory d
					WHERE d.operation_id = o.id AND d.number > 0 ORDER BY d.number LIMIT 1), 1) = 1)"""
		.formatted(Action.MOVE.number(), State.DONE.number());

	private static final String IN_TRASH = """
			o.instance_id = %s AND o.action = %d AND o.state <> %d AND o.trash IS NOT NULL
				AND NOT EXISTS (SELECT 1 FROM operation t WHERE t.trash = o.trash AND t.trash_name = o.trash_name
					AND t.action = %d AND t.state = %d AND t.id > o.id)""";

	private static final String FOUND = """
			EXISTS (SELECT 1 FROM finding f WHERE f.last_by = r.instance_id AND f.resolved_by IS NULL)""";

	private static final String SHOWN = """
			r.instance_id = (SELECT d.instance_id FROM run d JOIN BATCH_JOB_EXECUTION x ON x.JOB_EXECUTION_ID = d.id
				WHERE d.job = 'duplicates' AND x.STATUS = 'COMPLETED' ORDER BY d.id DESC LIMIT 1)""";

	private static final String SELECT = "SELECT r.instance_id, r.job, r.host, e.STATUS,"
			+ " (SELECT count(*) FROM run a WHERE a.instance_id = r.instance_id), CASE WHEN " + MOVED
			+ " THEN 1 ELSE 0 END, CASE WHEN EXISTS (SELECT 1 FROM operation o WHERE " + inTrash("r.instance_id")
			+ ") THEN 1 ELSE 0 END, CASE WHEN " + FOUND + " THEN 1 ELSE 0 END, CASE WHEN " + SHOWN
			+ " THEN 1 ELSE 0 END" + " FROM run r JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.id"
			+ " WHERE r.id = (SELECT max(l.id) FROM run l WHERE l.instance_id = r.instance_id)"
			+ " AND coalesce(e.END_TIME, e.LAST_UPDATED, e.CREATE_TIME) < ? AND r.instance_id";

	private static final String EXECUTIONS = "(SELECT JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID = ?)";

	/** In the order in which rows refer to each other. */
	private static final List<String> REMOVAL = List.of(
			"INSERT INTO removed_run (run_id, instance_id) SELECT id, instance_id FROM run WHERE instance_id = ?",
			"DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN"
					+ " (SELECT STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS
					+ ")",
			"DELETE FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
			"DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
			"DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID IN " + EXECUTIONS,
			"DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_INSTANCE_ID = ?",
			"DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID = ?",
			"DELETE FROM launch_request WHERE run_id IN (SELECT id FROM run WHERE instance_id = ?)",
			"DELETE FROM run WHERE instance_id = ?");

	/** What was left by processes that were killed while they started a run. */
	private static final String UNUSED_BEFORE = """
			DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID < ? AND NOT EXISTS (SELECT 1
				FROM BATCH_JOB_EXECUTION e WHERE e.JOB_INSTANCE_ID = BATCH_JOB_INSTANCE.JOB_INSTANCE_ID)""";

	private final JdbcTemplate template;

	private final JdbcClient client;

	private final JdbcClient reader;

	public RunHistory(JdbcTemplate template, JdbcClient client, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.client = client;
		this.reader = reader;
	}

	private static String inTrash(String instance) {
		return IN_TRASH.formatted(instance, Action.TRASH.number(), State.UNDONE.number(), Action.EMPTY.number(),
				State.DONE.number());
	}

	/**
	 * Up to so many instances after one, by instance, whose last run ended before a time.
	 */
	public List<OldRun> endedBefore(LocalDateTime time, long after, int size) {
		Set<Long> referred = RunReferences.find(this.reader);
		return this.reader.sql(SELECT + " > ? ORDER BY r.instance_id LIMIT ?")
			.params(Timestamp.valueOf(time), after, size)
			.query((row, number) -> run(row, referred))
			.list();
	}

	/**
	 * What is to be said of these now: for the transaction that removes them.
	 */
	public List<OldRun> again(LocalDateTime time, Collection<Long> instances) {
		Set<Long> referred = instances.isEmpty() ? Set.of() : RunReferences.find(this.client);
		return instances.stream()
			.map((instance) -> this.client.sql(SELECT + " = ?")
				.params(Timestamp.valueOf(time), instance)
				.query((row, number) -> run(row, referred))
				.optional())
			.flatMap(Optional::stream)
			.toList();
	}

	private static OldRun run(ResultSet row, Set<Long> referred) throws SQLException {
		long instance = row.getLong(1);
		Uses uses = new Uses(referred.contains(instance), row.getInt(6) != 0, row.getInt(7) != 0, row.getInt(8) != 0,
				row.getInt(9) != 0);
		return new OldRun(instance, row.getLong(5), row.getString(2), row.getString(3),
				BatchStatus.valueOf(row.getString(4)), uses);
	}

	/**
	 * Up to so many places after another, by folder and name, where things are that an
	 * instance put into a trash, as far as it is recorded.
	 */
	public List<TrashPlace> trashed(long instance, TrashPlace after, int size) {
		return this.reader
			.sql("SELECT o.trash, o.trash_name FROM operation o WHERE " + inTrash("?")
					+ " AND (o.trash, o.trash_name) > (?, ?) ORDER BY o.trash, o.trash_name LIMIT ?")
			.params(instance, after.folder(), after.name(), size)
			.query((row, number) -> new TrashPlace(row.getString(1), row.getString(2)))
			.list();
	}

	/**
	 * Takes instances out of the history, and those before them that never ran. Nobody
	 * finds them any more; their other rows are left to {@link RemovedRows}.
	 */
	public void remove(Collection<Long> instances) {
		List<Object[]> arguments = instances.stream().map((instance) -> new Object[] { instance }).toList();
		REMOVAL.forEach((statement) -> this.template.batchUpdate(statement, arguments));
		instances.stream().max(Long::compare).ifPresent((last) -> this.template.update(UNUSED_BEFORE, last));
	}

}
