package dev.driveyard.jobs.history;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the job that prunes: each runs on every database, with a library of its own
 * and two trees beside it.
 */
@SuppressWarnings("NullAway.Init")
abstract class HistoryTestBase extends JobTestBase {

	Tree tree;

	Tree target;

	@BeforeEach
	void plantTrees() {
		this.tree = Tree.create(this.temp.resolve("tree"));
		this.target = Tree.create(this.temp.resolve("target"));
	}

	Outcome run(String job, Map<String, Object> parameters) {
		return this.jobs.execute(this.jobs.operator().prepare(job, parameters, false));
	}

	Outcome done(String job, Map<String, Object> parameters) {
		return completed(run(job, parameters));
	}

	static Outcome completed(Outcome outcome) {
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return outcome;
	}

	Outcome transfer(String job, String from) {
		return run(job,
				Map.of("sources", List.of(encoded(from)), "destination", LocalPaths.encode(this.target.root())));
	}

	Outcome delete(String mode, String... paths) {
		return run("delete",
				Map.of("mode", mode, "confirmed", true, "paths", List.of(paths).stream().map(this::encoded).toList()));
	}

	String encoded(String relative) {
		return encoded(this.tree.path(relative));
	}

	static String encoded(Path path) {
		return LocalPaths.encode(path);
	}

	Outcome prune(Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.putIfAbsent("olderThan", "90d");
		return run("prune-history", parameters);
	}

	Outcome prune() {
		return completed(prune(Map.of()));
	}

	/** From now on these runs ended a hundred days ago. */
	void age(Outcome... outcomes) {
		for (Outcome outcome : outcomes) {
			this.jobs.sql()
				.sql("UPDATE BATCH_JOB_EXECUTION SET END_TIME = ? WHERE JOB_INSTANCE_ID = ?")
				.params(Timestamp.valueOf(LocalDateTime.now().minusDays(100)), outcome.run().instance())
				.update();
		}
	}

	/** From now on all that is recorded happened a hundred days earlier. */
	void ageAll() {
		this.jobs.sql()
			.sql("UPDATE BATCH_JOB_EXECUTION SET END_TIME = ?")
			.param(Timestamp.valueOf(LocalDateTime.now().minusDays(100)))
			.update();
		this.jobs.sql()
			.sql("UPDATE finding SET resolved_at = resolved_at - ?")
			.param(Duration.ofDays(100).toMillis())
			.update();
	}

	boolean isThere(Outcome outcome) {
		return count("run WHERE id = " + outcome.run().id()) > 0;
	}

	long count(String from) {
		return this.jobs.sql().sql("SELECT count(*) FROM " + from).query(Long.class).single();
	}

	/** The counts of kept runs that are not 0. */
	static String kept(Outcome outcome) {
		return outcome.summary()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith("kept_") && ((Number) entry.getValue()).longValue() != 0)
			.map((entry) -> entry.getKey().substring("kept_".length()) + " " + entry.getValue())
			.reduce("", (one, other) -> one.isEmpty() ? other : one + ", " + other);
	}

}
