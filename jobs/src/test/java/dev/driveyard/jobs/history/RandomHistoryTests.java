package dev.driveyard.jobs.history;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Histories made by chance: what stays is what a plain model says.
 */
@Tag("thorough")
class RandomHistoryTests extends HistoryTestBase {

	private static final int RUNS = 150;

	private static final long BASE = 100_000;

	private static final List<String> OVER = List.of("COMPLETED", "ABANDONED");

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	/**
	 * A job instance.
	 *
	 * @param executions how many runs it has
	 * @param status of the last
	 * @param days how long ago that ended
	 * @param refers the instance that its runs refer to
	 * @param moved how far something is that it moved
	 * @param trashed whether it put something into the trash of another host
	 * @param emptied the instance whose thing it removed from there
	 * @param found whether it saw an open finding last
	 */
	private record Planted(long instance, int executions, String status, int days, @Nullable Planted refers,
			@Nullable State moved, boolean trashed, @Nullable Planted emptied, boolean found) {

		boolean isOver() {
			return OVER.contains(this.status);
		}

		/** Each has room for ten. */
		long run(int execution) {
			return this.instance * 10 + execution;
		}

	}

	private Planted next(List<Planted> before) {
		long instance = BASE + before.size();
		Planted other = before.isEmpty() ? null : before.get(this.random.nextInt(before.size()));
		Planted emptied = (other != null && other.trashed() && this.random.nextBoolean()) ? other : null;
		return new Planted(instance, 1 + this.random.nextInt(3),
				oneOf("COMPLETED", "COMPLETED", "ABANDONED", "FAILED", "STOPPED"), this.random.nextBoolean() ? 100 : 80,
				(this.random.nextInt(4) == 0) ? other : null,
				this.random.nextBoolean() ? oneOf(State.DONE, State.UNDONE, State.FAILED) : null,
				this.random.nextInt(4) == 0, emptied, this.random.nextInt(8) == 0);
	}

	@SafeVarargs
	private <T> T oneOf(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	private static boolean stays(Planted run, List<Planted> all) {
		boolean emptied = all.stream().anyMatch((other) -> run.equals(other.emptied()));
		boolean referred = all.stream().anyMatch((other) -> !other.isOver() && run.equals(other.refers()));
		return run.days() < 90 || !run.isOver() || referred || run.moved() == State.DONE || (run.trashed() && !emptied)
				|| run.found();
	}

	private void plant(Planted run) {
		Timestamp ended = Timestamp.valueOf(LocalDateTime.now().minusDays(run.days()));
		insert("BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY)", run.instance(), 0, "delete",
				"" + run.instance());
		for (int i = 0; i < run.executions(); i++) {
			boolean last = i == run.executions() - 1;
			insert("BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME,"
					+ " STATUS)", run.run(i), 0, run.instance(), ended, ended, ended, last ? run.status() : "FAILED");
			insert("run (id, instance_id, job, subject, description, host, pid, process_started, heartbeat,"
					+ " stop_requested)", run.run(i), run.instance(), "delete", "delete " + run.instance(), "",
					"elsewhere", 1, 1, 1, 0);
			insert("issue (run_id, code, path, message)", run.run(i), "UNREADABLE", "/a", "");
			Planted refers = run.refers();
			if (refers != null) {
				insert("BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE,"
						+ " PARAMETER_VALUE, IDENTIFYING)", run.run(i), oneOf("run", "undo", "partOf"),
						"java.lang.Long", "" + refers.run(this.random.nextInt(refers.executions())), "Y");
			}
		}
		plantOperations(run);
		if (run.found()) {
			insert("finding (entry_id, code, severity, path, message, first_by, first_at, last_by, last_at)",
					run.instance(), "BIT_ROT", 3, "/a", "", run.instance(), 1, run.instance(), 1);
		}
	}

	private void plantOperations(Planted run) {
		State moved = run.moved();
		if (moved != null) {
			operation(run, 0, Action.MOVE, moved, null);
		}
		if (run.trashed()) {
			operation(run, 1, Action.TRASH, State.DONE, run);
		}
		if (run.emptied() != null) {
			operation(run, 2, Action.EMPTY, State.DONE, run.emptied());
		}
	}

	private void operation(Planted run, int number, Action action, State state, @Nullable Planted trashed) {
		insert("operation (instance_id, number, action, state, source, target, trash, trash_name, kind, inode, size,"
				+ " modified, directories, files, bytes, source_device, target_device)", run.instance(), number,
				action.number(), state.number(), "/a", "/b", (trashed != null) ? "/trash" : null,
				(trashed != null) ? "t" + trashed.instance() : null, 1, 1, 1, 1, 1, 1, 1, "here", "here");
	}

	private void insert(String into, @Nullable Object... values) {
		this.jobs.bean(JdbcTemplate.class)
			.update("INSERT INTO " + into + " VALUES (?" + ", ?".repeat(values.length - 1) + ")", values);
	}

	@Test
	void whatStaysIsWhatIsNeeded() {
		List<Planted> all = new ArrayList<>();
		for (int i = 0; i < RUNS; i++) {
			all.add(next(all));
		}
		all.forEach(this::plant);
		Outcome prune = prune();
		String context = "seed " + this.seed + ": " + prune;
		List<Long> kept = all.stream().filter((run) -> stays(run, all)).map(Planted::instance).toList();
		assertThat(this.jobs.sql()
			.sql("SELECT JOB_INSTANCE_ID FROM BATCH_JOB_INSTANCE WHERE JOB_NAME = 'delete' ORDER BY 1")
			.query(Long.class)
			.list()).as(context).isEqualTo(kept);
		assertThat(prune.get("removed_runs")).as(context)
			.isEqualTo(all.stream().filter((run) -> !stays(run, all)).mapToLong((run) -> run.executions()).sum());
		for (String orphans : Stream
			.of("issue WHERE run_id NOT IN (SELECT id FROM run)",
					"operation WHERE instance_id NOT IN (SELECT JOB_INSTANCE_ID FROM BATCH_JOB_INSTANCE)",
					"run WHERE instance_id NOT IN (SELECT JOB_INSTANCE_ID FROM BATCH_JOB_INSTANCE)", "removed_run")
			.toList()) {
			assertThat(count(orphans)).as(orphans + " " + context).isZero();
		}
		assertThat(completed(prune(Map.of("olderThan", "89d"))).get("removed_runs")).as("a second time, " + context)
			.isZero();
	}

}
