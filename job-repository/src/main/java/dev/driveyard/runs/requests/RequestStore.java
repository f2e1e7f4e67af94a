package dev.driveyard.runs.requests;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.database.Dialect;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.requests.LaunchRequest.Asked;
import dev.driveyard.runs.requests.LaunchRequest.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accepts requests, and says what becomes of each. All in the caller's transaction.
 */
public class RequestStore {

	/** What PostgreSQL's servers are told by when there may be something to take. */
	public static final String CHANNEL = "driveyard_queue";

	private final JdbcClient client;

	private final Dialect dialect;

	public RequestStore(JdbcClient client, Dialect dialect) {
		this.client = client;
		this.dialect = dialect;
	}

	/**
	 * A number that no request and no run has been told apart by.
	 */
	public long nextId() {
		return this.client
			.sql((this.dialect == Dialect.SQLITE)
					? "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'launch_request' RETURNING seq"
					: "SELECT nextval(pg_get_serial_sequence('launch_request', 'id'))")
			.query(Long.class)
			.single();
	}

	/**
	 * Keeps a request, unless one with its key is there.
	 * @param device the machine whose paths it may be about: then that has to take it
	 */
	public Kept add(NewRequest request, HostDevice device) {
		String fingerprint = request.fingerprint();
		Optional<Long> added = insert(request, fingerprint, device);
		if (added.isPresent()) {
			claim(added.get(), request.claims());
			return new Kept(added.get(), true, true);
		}
		return this.client.sql("SELECT id, fingerprint FROM launch_request WHERE idempotency_key = ?")
			.param(request.asked().key())
			.query((row, number) -> new Kept(row.getLong(1), false, fingerprint.equals(row.getString(2))))
			.single();
	}

	/** Whether a request with an idempotency key was accepted before. */
	public boolean hasKey(String key) {
		return this.client.sql("SELECT count(*) FROM launch_request WHERE idempotency_key = ?")
			.param(key)
			.query(Long.class)
			.single() > 0;
	}

	private Optional<Long> insert(NewRequest request, String fingerprint, HostDevice device) {
		Asked asked = request.asked();
		Instant notBefore = asked.notBefore();
		return this.client.sql("""
				INSERT INTO launch_request (action, job, parameters, of_run, subject, description, priority,
					requested_by, idempotency_key, fingerprint, not_before, created, device_id, state)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %s, ?, 'QUEUED')
				ON CONFLICT (idempotency_key) DO NOTHING RETURNING id""".formatted(this.dialect.epochMillis()))
			.param(asked.action().name())
			.param(asked.job())
			.param(asked.parameters())
			.param(asked.ofRun())
			.param(request.work().subject())
			.param(request.work().description())
			.param(asked.priority())
			.param(asked.requestedBy())
			.param(asked.key())
			.param(fingerprint)
			.param((notBefore != null) ? notBefore.toEpochMilli() : 0)
			.param(request.isAbout(device.id()) ? device.id() : null)
			.query(Long.class)
			.optional();
	}

	/** Says anew what a request that waits will read and change. */
	public void reclaim(long id, Collection<Claim> claims) {
		unclaim(id);
		claim(id, claims);
	}

	private void claim(long id, Collection<Claim> claims) {
		for (Claim claim : Claim.distinct(claims)) {
			this.client.sql("INSERT INTO request_claim (request_id, device_id, path, exclusive) VALUES (?, ?, ?, ?)")
				.params(id, claim.address().device(), claim.address().path(), claim.exclusive() ? 1 : 0)
				.update();
		}
	}

	private void unclaim(long id) {
		this.client.sql("DELETE FROM request_claim WHERE request_id = ?").param(id).update();
	}

	/**
	 * Gives back what the request of a run claimed of files, as the run did. Before
	 * another run goes on with it, that claims all again.
	 */
	public void releaseFiles(long run) {
		this.client
			.sql("DELETE FROM request_claim WHERE " + Claim.IS_OF_FILES
					+ " AND request_id IN (SELECT id FROM launch_request WHERE run_id = ? AND state = 'RUNNING')")
			.param(run)
			.update();
	}

	/**
	 * Gives a request that waits to a process.
	 * @return whether it did wait
	 */
	boolean take(long id, String process) {
		return update("state = 'RUNNING', begun = 0, process_id = ?, taken = " + this.dialect.epochMillis(),
				"state = 'QUEUED'", process, id);
	}

	/**
	 * Says what run a request became.
	 * @return whether the process still has it
	 */
	public boolean link(long id, String process, long run) {
		return update("run_id = ?, begun = 1", "state = 'RUNNING' AND process_id = ?", run, id, process);
	}

	/**
	 * Says that nothing more comes of a request.
	 * @return whether the process still had it
	 */
	public boolean finish(long id, @Nullable String process, Outcome outcome) {
		boolean had = this.client
			.sql("UPDATE launch_request SET state = 'DONE', process_id = NULL, outcome = ?, message = ?, ended = "
					+ this.dialect.epochMillis()
					+ " WHERE id = ? AND state = 'RUNNING' AND coalesce(process_id, '') = coalesce(?, '')")
			.param(outcome.state())
			.param(outcome.message())
			.param(id)
			.param(process)
			.update() > 0;
		if (had) {
			unclaim(id);
		}
		return had;
	}

	/**
	 * Lets a request wait again, at its old place.
	 * @return whether the process still had it
	 */
	public boolean putBack(long id, @Nullable String process) {
		return this.client
			.sql("UPDATE launch_request SET state = 'QUEUED', process_id = NULL WHERE id = ? AND state = 'RUNNING'"
					+ " AND coalesce(process_id, '') = coalesce(?, '')")
			.param(id)
			.param(process)
			.update() > 0;
	}

	/**
	 * Takes a request back that has not become a run yet, or waits to go on with it.
	 * @return whether it was one
	 */
	public boolean cancel(long id) {
		boolean cancelled = update("state = 'CANCELLED', process_id = NULL, ended = " + this.dialect.epochMillis(),
				"(state = 'QUEUED' OR (state = 'RUNNING' AND begun = 0))", id);
		if (cancelled) {
			unclaim(id);
		}
		return cancelled;
	}

	/**
	 * Gives a request that waits another priority.
	 * @return whether it does wait
	 */
	public boolean move(long id, int priority) {
		return update("priority = ?", "state = 'QUEUED'", priority, id);
	}

	/**
	 * Lets a request that waits begin no earlier than at a time.
	 * @return whether it does wait
	 */
	public boolean postpone(long id, Instant notBefore) {
		return update("not_before = ?", "state = 'QUEUED'", notBefore.toEpochMilli(), id);
	}

	private boolean update(String what, String condition, Object... parameters) {
		return this.client.sql("UPDATE launch_request SET " + what + " WHERE id = ? AND " + condition)
			.params(parameters)
			.update() > 0;
	}

	/** Whether nothing is taken. */
	public boolean isPaused() {
		return this.client.sql("SELECT paused FROM launch_queue").query(Integer.class).single() != 0;
	}

	/** Says whether something is taken. */
	public void setPaused(boolean paused) {
		this.client.sql("UPDATE launch_queue SET paused = ?").param(paused ? 1 : 0).update();
	}

	/**
	 * Tells the processes that share a server, once the transaction is committed, that
	 * there may be something to take.
	 */
	public void announce() {
		if (this.dialect == Dialect.POSTGRESQL) {
			this.client.sql("SELECT pg_notify('" + CHANNEL + "', '')").query((row, number) -> CHANNEL).single();
		}
	}

	/**
	 * One request.
	 */
	public Optional<LaunchRequest> find(long id) {
		return this.client.sql("SELECT * FROM launch_request WHERE id = ?")
			.param(id)
			.query(RequestRows::request)
			.optional();
	}

	/**
	 * The requests that processes have taken.
	 */
	public List<Taken> taken() {
		return this.client.sql("SELECT * FROM launch_request WHERE state = 'RUNNING' ORDER BY id")
			.query((row, number) -> new Taken(RequestRows.request(row, number), row.getString("process_id"),
					row.getInt("begun") != 0))
			.list();
	}

	/**
	 * The process of a run died: its request waits for another to go on with it, unless
	 * somebody wanted it to stop.
	 */
	public void lost(long run, boolean stopped) {
		for (Taken taken : taken()) {
			if (Long.valueOf(run).equals(taken.request().run())) {
				if (stopped) {
					finish(taken.request().id(), taken.process(), new Outcome("FAILED", "Its process died."));
				}
				else {
					putBack(taken.request().id(), taken.process());
				}
			}
		}
	}

	/**
	 * A request that a process has taken.
	 *
	 * @param process the id of its row, which is gone if the process is
	 * @param begun whether its run is one that this process began
	 */
	public record Taken(LaunchRequest request, @Nullable String process, boolean begun) {
	}

	/**
	 * A request that was kept.
	 *
	 * @param added whether it is new: else there was one with its key
	 * @param same whether that one asks for the same
	 */
	public record Kept(long id, boolean added, boolean same) {
	}

}
