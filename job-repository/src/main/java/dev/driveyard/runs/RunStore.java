package dev.driveyard.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.driveyard.catalogue.Issue;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The history of runs, newest first, and their issues.
 */
@Repository
public class RunStore {

	/** The parameter of a run that is a part of another: the number of that. */
	public static final String PART_OF = "partOf";

	static final String SELECT = """
			SELECT r.*, p.boot, p.namespace, p.ticks, p.heartbeat AS beat,
				e.STATUS, e.START_TIME, e.END_TIME, e.EXIT_CODE, e.EXIT_MESSAGE,
				(SELECT count(*) FROM issue i JOIN run o ON o.id = i.run_id
				 WHERE o.instance_id = r.instance_id AND o.id <= r.id) AS issues
			FROM run r JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.id
				LEFT JOIN process p ON p.id = r.process_id
			""";

	private final JdbcClient client;

	private final JdbcTemplate template;

	public RunStore(JdbcClient client, JdbcTemplate template) {
		this.client = client;
		this.template = template;
	}

	/**
	 * Records who runs an execution and what for.
	 */
	public void add(Run run) {
		this.client.sql("""
				INSERT INTO run (id, instance_id, job, subject, description, location_id, host, pid, process_started,
					heartbeat, stop_requested, process_id)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)""")
			.param(run.id())
			.param(run.instance())
			.param(run.job())
			.param(run.subject())
			.param(run.description())
			.param(run.location())
			.param(run.owner().host())
			.param(run.owner().pid())
			.param(run.owner().processStarted())
			.param(run.owner().heartbeat())
			.param(run.owner().process())
			.update();
	}

	/**
	 * One run.
	 */
	public Optional<Run> find(long id) {
		return this.client.sql(SELECT + "WHERE r.id = ?").param(id).query(RunStore::run).optional();
	}

	/**
	 * The last run that was asked for the same.
	 */
	public Optional<Run> lastOf(String subject) {
		return this.client.sql(SELECT + "WHERE r.subject = ? ORDER BY r.id DESC LIMIT 1")
			.param(subject)
			.query(RunStore::run)
			.optional();
	}

	/**
	 * The last run of an instance.
	 */
	public Optional<Run> lastOf(long instance) {
		return this.client.sql(SELECT + "WHERE r.instance_id = ? ORDER BY r.id DESC LIMIT 1")
			.param(instance)
			.query(RunStore::run)
			.optional();
	}

	/**
	 * The last run of a job that came to its end.
	 */
	public Optional<Run> lastCompleted(String job) {
		return this.client.sql(SELECT + "WHERE r.job = ? AND e.STATUS = 'COMPLETED' ORDER BY r.id DESC LIMIT 1")
			.param(job)
			.query(RunStore::run)
			.optional();
	}

	/**
	 * Up to so many runs before an id.
	 */
	public List<Run> page(long before, int size) {
		return this.client.sql(SELECT + "WHERE r.id < ? ORDER BY r.id DESC LIMIT ?")
			.params(before, size)
			.query(RunStore::run)
			.list();
	}

	/**
	 * Up to so many runs before an id that somebody asked for: not those that are a part
	 * of another.
	 */
	public List<Run> pageAskedFor(long before, int size) {
		return this.client.sql(SELECT + """
				WHERE r.id < ? AND NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION_PARAMS p
					WHERE p.JOB_EXECUTION_ID = r.id AND p.PARAMETER_NAME = ?)
				ORDER BY r.id DESC LIMIT ?""").params(before, PART_OF, size).query(RunStore::run).list();
	}

	/**
	 * The run that another is a part of.
	 */
	public Optional<Long> partOf(long id) {
		return this.client
			.sql("SELECT PARAMETER_VALUE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID = ?"
					+ " AND PARAMETER_NAME = ?")
			.params(id, PART_OF)
			.query((row, number) -> Long.valueOf(row.getString(1)))
			.optional();
	}

	/**
	 * Runs whose record says that they run, or does not say how they ended.
	 */
	public List<Run> active() {
		return this.client
			.sql(SELECT + "WHERE e.STATUS IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') ORDER BY r.id")
			.query(RunStore::run)
			.list();
	}

	/**
	 * The subjects of the runs whose record says that they run.
	 */
	public Set<String> activeSubjects() {
		return Set.copyOf(this.client
			.sql("SELECT r.subject FROM BATCH_JOB_EXECUTION e JOIN run r ON r.id = e.JOB_EXECUTION_ID"
					+ " WHERE e.STATUS IN ('STARTING', 'STARTED', 'STOPPING')")
			.query(String.class)
			.list());
	}

	/**
	 * Whether somebody asked a run to stop.
	 */
	public boolean isStopRequested(long id) {
		return this.client.sql("SELECT count(*) FROM run WHERE id = ? AND stop_requested <> 0")
			.param(id)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * The runs of a process that somebody asked to stop.
	 */
	public List<Long> toStop(String process) {
		return this.client.sql("SELECT id FROM run WHERE process_id = ? AND stop_requested <> 0")
			.param(process)
			.query(Long.class)
			.list();
	}

	/**
	 * Asks the process that owns a run to stop it.
	 */
	public void requestStop(long id) {
		this.client.sql("UPDATE run SET stop_requested = 1 WHERE id = ?").param(id).update();
	}

	/**
	 * Says what a run does, once that is known exactly.
	 */
	public void describe(long id, String subject, String description, @Nullable Long location) {
		this.client.sql("UPDATE run SET subject = ?, description = ?, location_id = ? WHERE id = ?")
			.param(subject)
			.param(description)
			.param(location)
			.param(id)
			.update();
	}

	/**
	 * Records issues of a run.
	 */
	public void addIssues(long run, List<Issue> issues) {
		this.template.batchUpdate("INSERT INTO issue (run_id, code, path, message) VALUES (?, ?, ?, ?)", issues, 500,
				(statement, issue) -> {
					statement.setLong(1, run);
					statement.setString(2, issue.code().name());
					statement.setString(3, issue.path());
					statement.setString(4, issue.message());
				});
	}

	/**
	 * Removes the issues of these kinds that the runs of an instance had: what they are
	 * about is tried again.
	 * @return how many
	 */
	public int forgetIssues(long instance, Collection<Issue.Code> codes) {
		int[] removed = this.template.batchUpdate(
				"DELETE FROM issue WHERE code = ? AND run_id IN (SELECT id FROM run WHERE instance_id = ?)",
				codes.stream().map((code) -> new Object[] { code.name(), instance }).toList());
		return Arrays.stream(removed).sum();
	}

	/**
	 * The id of the last issue of all, 0 if there is none.
	 */
	public long lastIssue() {
		return this.client.sql("SELECT coalesce(max(id), 0) FROM issue").query(Long.class).single();
	}

	/**
	 * Removes the issues that the runs of an instance had after another: what they are
	 * about is tried again.
	 * @return how many
	 */
	public int forgetIssuesAfter(long instance, long issue) {
		return this.client
			.sql("DELETE FROM issue WHERE id > ? AND run_id IN (SELECT id FROM run WHERE instance_id = ?)")
			.params(issue, instance)
			.update();
	}

	/**
	 * Up to so many issues of a run's instance after an id, oldest first.
	 */
	public List<RunIssue> issues(long instance, long after, int size) {
		return issues(this.client, instance, after, size);
	}

	static List<RunIssue> issues(JdbcClient client, long instance, long after, int size) {
		return client.sql("""
				SELECT i.id, i.code, i.path, i.message FROM issue i JOIN run r ON r.id = i.run_id
				WHERE r.instance_id = ? AND i.id > ? ORDER BY i.id LIMIT ?""")
			.params(instance, after, size)
			.query((row, number) -> new RunIssue(row.getLong(1),
					new Issue(Issue.Code.valueOf(row.getString(2)), row.getString(3), row.getString(4))))
			.list();
	}

	static Run run(ResultSet row, int number) throws SQLException {
		long location = row.getLong("location_id");
		return new Run(row.getLong("id"), row.getLong("instance_id"), row.getString("job"), row.getString("subject"),
				row.getString("description"), (location != 0) ? location : null, owner(row),
				BatchStatus.valueOf(row.getString("STATUS")), time(row, "START_TIME"), time(row, "END_TIME"),
				row.getLong("issues"), Objects.requireNonNullElse(row.getString("EXIT_CODE"), ""),
				Objects.requireNonNullElse(row.getString("EXIT_MESSAGE"), ""));
	}

	private static Run.Owner owner(ResultSet row) throws SQLException {
		String process = row.getString("process_id");
		return new Run.Owner(process, row.getString("host"), row.getLong("pid"), row.getLong("process_started"),
				ProcessStore.place(row), row.getLong((process != null) ? "beat" : "heartbeat"));
	}

	static @Nullable LocalDateTime time(ResultSet row, String column) throws SQLException {
		Timestamp timestamp = row.getTimestamp(column);
		return (timestamp != null) ? timestamp.toLocalDateTime() : null;
	}

	/**
	 * An issue as it is stored.
	 *
	 * @param id orders the issues of a run
	 */
	public record RunIssue(long id, Issue issue) {
	}

}
