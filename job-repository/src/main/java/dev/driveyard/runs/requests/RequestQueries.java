package dev.driveyard.runs.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.driveyard.database.Dialect;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.requests.LaunchRequest.Place;
import dev.driveyard.runs.requests.LaunchRequest.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads requests as they are committed, for people.
 */
public class RequestQueries {

	/**
	 * Parameters: a path, the same with a slash, how long that is, and the path again.
	 */
	private static final String OVERLAPS = """
			(c.path = ? OR substr(c.path, 1, ?) = ?
				OR substr(?, 1, length(rtrim(c.path, '/')) + 1) = rtrim(c.path, '/') || '/')""";

	private final JdbcClient client;

	private final Dialect dialect;

	public RequestQueries(JdbcClient client, Dialect dialect) {
		this.client = client;
		this.dialect = dialect;
	}

	/** One request. */
	public Optional<LaunchRequest> find(long id) {
		return this.client.sql("SELECT * FROM launch_request WHERE id = ?")
			.param(id)
			.query(RequestRows::request)
			.optional();
	}

	/** The request that became a run, or goes on with it, last. */
	public Optional<LaunchRequest> ofRun(long run) {
		return this.client.sql("SELECT * FROM launch_request WHERE run_id = ? ORDER BY id DESC LIMIT 1")
			.param(run)
			.query(RequestRows::request)
			.optional();
	}

	/**
	 * Up to so many that wait after a place, in the order in which they are taken if
	 * nothing else keeps them.
	 */
	public List<LaunchRequest> waiting(Place after, int size) {
		return this.client.sql("""
				SELECT * FROM launch_request WHERE state = 'QUEUED' AND priority <= ? AND (priority < ? OR id > ?)
				ORDER BY priority DESC, id LIMIT ?""")
			.params(after.priority(), after.priority(), after.id(), size)
			.query(RequestRows::request)
			.list();
	}

	/**
	 * Up to so many before an id, newest first.
	 */
	public List<LaunchRequest> page(Filter filter, long before, int size) {
		State state = filter.state();
		return this.client.sql("""
				SELECT * FROM launch_request WHERE id < :before AND (:state = '' OR state = :state)
				AND (:job = '' OR job = :job) AND (:by = '' OR requested_by = :by) ORDER BY id DESC LIMIT :size""")
			.param("before", before)
			.param("state", (state != null) ? state.name() : "")
			.param("job", (filter.job() != null) ? filter.job() : "")
			.param("by", (filter.requestedBy() != null) ? filter.requestedBy() : "")
			.param("size", size)
			.query(RequestRows::request)
			.list();
	}

	/** How many there are in each state. */
	public Map<State, Long> counts() {
		Map<State, Long> counts = new LinkedHashMap<>();
		this.client.sql("SELECT state, count(*) FROM launch_request GROUP BY state ORDER BY state").query((row) -> {
			counts.put(State.valueOf(row.getString(1)), row.getLong(2));
		});
		return counts;
	}

	/**
	 * How long the oldest request waits whose time has come; empty if none does.
	 */
	public Optional<Duration> longestWait() {
		return this.client
			.sql("""
					SELECT %1$s - min(CASE WHEN not_before > created THEN not_before ELSE created END) AS wait
					FROM launch_request WHERE state = 'QUEUED' AND not_before <= %1$s"""
				.formatted(this.dialect.epochMillis()))
			.query((row, number) -> optional(row, "wait"))
			.single()
			.map((wait) -> Duration.ofMillis(Math.max(0, wait)));
	}

	private static Optional<Long> optional(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? Optional.empty() : Optional.of(value);
	}

	/** Whether nothing is taken. */
	public boolean isPaused() {
		return this.client.sql("SELECT paused FROM launch_queue").query(Integer.class).single() != 0;
	}

	/** What a request will read and change. */
	public List<Claim> claims(long id) {
		return this.client.sql("SELECT * FROM request_claim WHERE request_id = ? ORDER BY device_id, path")
			.param(id)
			.query((row, number) -> RequestRows.claim(row))
			.list();
	}

	/**
	 * Whether the time of a request has come.
	 */
	public boolean isDue(long id) {
		return this.client
			.sql("SELECT count(*) FROM launch_request WHERE id = ? AND not_before <= " + this.dialect.epochMillis())
			.param(id)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * The request that has been taken, or goes before another, and is about the same: of
	 * several the last.
	 */
	public Optional<LaunchRequest> before(LaunchRequest request) {
		return before(request.work().subject(), claims(request.id()), request.place());
	}

	/**
	 * The same for one that is not accepted yet.
	 */
	public Optional<LaunchRequest> before(String subject, List<Claim> claims, int priority) {
		return before(subject, claims, new Place(priority, Long.MAX_VALUE));
	}

	private Optional<LaunchRequest> before(String subject, List<Claim> claims, Place place) {
		return sameWork(subject, place)
			.or(() -> claims.stream().map((claim) -> overlapping(place, claim)).flatMap(Optional::stream).findFirst());
	}

	private Optional<LaunchRequest> sameWork(String subject, Place place) {
		return last("q.subject = ?", List.of(subject), place);
	}

	private Optional<LaunchRequest> overlapping(Place place, Claim claim) {
		String path = claim.address().path();
		String below = path.equals("/") ? "/" : path + "/";
		return last(
				"EXISTS (SELECT 1 FROM request_claim c WHERE c.request_id = q.id AND c.device_id = ?"
						+ " AND (c.exclusive = 1 OR ? = 1) AND " + OVERLAPS + ")",
				List.of(claim.address().device(), claim.exclusive() ? 1 : 0, path, below.length(), below, path), place);
	}

	/**
	 * The last one that goes before a place: each query has an index that gives its
	 * order, so that it ends where it finds one and never reads what is done.
	 */
	private Optional<LaunchRequest> last(String condition, List<Object> parameters, Place place) {
		String due = " AND q.not_before <= " + this.dialect.epochMillis();
		return find(condition, parameters, "q.state = 'RUNNING' AND q.id <> ? ORDER BY q.priority, q.id DESC",
				List.of(place.id()))
			.or(() -> find(condition, parameters,
					"q.state = 'QUEUED' AND q.priority = ? AND q.id < ?" + due + " ORDER BY q.id DESC",
					List.of(place.priority(), place.id())))
			.or(() -> find(condition, parameters,
					"q.state = 'QUEUED' AND q.priority > ?" + due + " ORDER BY q.priority, q.id DESC",
					List.of(place.priority())));
	}

	private Optional<LaunchRequest> find(String condition, List<Object> parameters, String order, List<Object> more) {
		return this.client.sql("SELECT q.* FROM launch_request q WHERE " + condition + " AND " + order + " LIMIT 1")
			.params(parameters)
			.params(more)
			.query(RequestRows::request)
			.optional();
	}

	/**
	 * What is looked for.
	 *
	 * @param state null for any
	 * @param job null for any
	 * @param requestedBy null for anybody
	 */
	public record Filter(@Nullable State state, @Nullable String job, @Nullable String requestedBy) {

		/** All of them. */
		public static final Filter ALL = new Filter(null, null, null);

	}

}
