package dev.driveyard.jobs.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.transfer.trash.TrashCan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes out of the history and what stays.
 */
@Tag(EveryDatabase.ALWAYS)
class PruneTests extends HistoryTestBase {

	@Test
	void oldRunsGoWithAllTheirRowsAndNothingElseDoes() {
		this.tree.fill("photos", 30, 3);
		this.tree.file("one", "same");
		this.tree.file("two", "same");
		this.tree.file("gone", "x");
		Outcome index = this.jobs.index(this.tree.root(), Map.of("mode", "content"));
		Outcome copy = completed(transfer("copy", "photos"));
		Outcome again = completed(transfer("copy", "one"));
		Outcome delete = completed(delete("permanent", "gone"));
		Outcome duplicates = done("duplicates", Map.of("paths", List.of(encoded(""))));
		Outcome newer = done("duplicates", Map.of("paths", List.of(encoded("")), "mode", "size-only"));
		Outcome kept = completed(transfer("copy", "two"));
		issue(copy);
		issue(kept);
		age(index, copy, again, delete, duplicates, newer);
		List<Long> old = List.of(index.run().instance(), copy.run().instance(), again.run().instance(),
				delete.run().instance(), duplicates.run().instance());
		HistoryRows rows = HistoryRows.of(this.jobs.sql(), old);
		assertThat(rows.counts()).containsKeys("operation", "operation_file", "operation_directory", "issue",
				"duplicate_group", "duplicate_member", "run", "BATCH_STEP_EXECUTION_CONTEXT");
		Map<String, List<String>> others = rows.others();
		List<String> catalogue = this.jobs.rows();
		Outcome prune = prune();
		assertThat(rows.counts()).isEmpty();
		assertThat(rows.others()).isEqualTo(others);
		assertThat(this.jobs.rows()).isEqualTo(catalogue);
		assertThat(prune.get("removed_runs")).isEqualTo(5);
		assertThat(prune.get("removed_issues")).isEqualTo(1);
		assertThat(kept(prune)).isEqualTo("shown 1");
		assertThat(count("removed_run")).isZero();
		assertThat(isThere(kept)).isTrue();
	}

	private void issue(Outcome outcome) {
		this.jobs.sql()
			.sql("INSERT INTO issue (run_id, code, path, message) VALUES (?, 'UNREADABLE', '/x', 'y')")
			.param(outcome.run().id())
			.update();
	}

	@Test
	void aDryRunCountsTheSameAndRemovesNothing() {
		this.tree.file("one", "1");
		this.tree.file("two", "2");
		Outcome copy = completed(transfer("copy", "one"));
		Outcome move = completed(transfer("move", "two"));
		age(copy, move);
		HistoryRows rows = HistoryRows.of(this.jobs.sql(), List.of(copy.run().instance(), move.run().instance()));
		Map<String, Integer> before = rows.counts();
		Outcome dry = completed(prune(Map.of("dryRun", true)));
		assertThat(rows.counts()).isEqualTo(before);
		Outcome prune = prune();
		assertThat(dry.get("removed_runs")).isEqualTo(1).isEqualTo(prune.get("removed_runs"));
		assertThat(kept(dry)).isEqualTo("moved 1").isEqualTo(kept(prune));
	}

	@Test
	void aRunIsAsOldAsItsEnd() {
		this.tree.file("one", "1");
		Outcome copy = completed(transfer("copy", "one"));
		age(copy);
		assertThat(completed(prune(Map.of("olderThan", "101d"))).get("removed_runs")).isZero();
		assertThat(isThere(copy)).isTrue();
		assertThat(completed(prune(Map.of("olderThan", "99d"))).get("removed_runs")).isEqualTo(1);
		assertThat(isThere(copy)).isFalse();
	}

	@Test
	void whatNeverRanGoesWithWhatRanLater() {
		this.tree.file("one", "1");
		JobRepository repository = this.jobs.bean(JobRepository.class);
		long before = unused(repository, "before");
		Outcome copy = completed(transfer("copy", "one"));
		long after = unused(repository, "after");
		age(copy);
		prune();
		assertThat(repository.getJobInstance(before)).isNull();
		assertThat(repository.getJobInstance(after)).as("one that may be starting").isNotNull();
	}

	private static long unused(JobRepository repository, String name) {
		return repository
			.createJobInstance("copy", new JobParametersBuilder().addString("name", name).toJobParameters())
			.getInstanceId();
	}

	@Test
	void aMoveCanBeTakenBackAfterwards() {
		this.tree.file("folder/one", "1");
		Outcome move = completed(transfer("move", "folder"));
		ageAll();
		assertThat(kept(prune())).isEqualTo("moved 1");
		Outcome back = done("move", Map.of("undo", move.run().id()));
		assertThat(this.tree.path("folder/one")).hasContent("1");
		ageAll();
		Outcome prune = prune();
		assertThat(isThere(move)).as("what was taken back").isFalse();
		assertThat(isThere(back)).as("what can be taken back in its turn").isTrue();
		assertThat(kept(prune)).isEqualTo("moved 1");
	}

	@Test
	void whatIsInTheTrashCanBePutBackAfterwards() throws IOException {
		for (String name : List.of("back", "emptied", "taken", "hidden")) {
			this.tree.file(name, name);
		}
		Outcome back = completed(delete("trash", "back"));
		Outcome emptied = completed(delete("trash", "emptied"));
		Outcome taken = completed(delete("trash", "taken"));
		Outcome elsewhere = completed(delete("trash", "hidden"));
		done("empty-trash", Map.of("path", encoded("emptied"), "confirmed", true));
		takeOut(taken);
		takeOut(elsewhere);
		this.jobs.sql().sql("UPDATE run SET host = 'elsewhere' WHERE id = ?").param(elsewhere.run().id()).update();
		ageAll();
		assertThat(kept(prune())).isEqualTo("trashed 2");
		assertThat(List.of(isThere(back), isThere(emptied), isThere(taken), isThere(elsewhere))).containsExactly(true,
				false, false, true);
		done("restore", Map.of("run", back.run().id()));
		assertThat(this.tree.path("back")).hasContent("back");
		ageAll();
		prune();
		assertThat(isThere(back)).isFalse();
	}

	/** As another program would. */
	private void takeOut(Outcome trashed) throws IOException {
		Operation operation = this.jobs.bean(Journal.class).operations(trashed.run().instance()).get(0);
		Operation.TrashPlace place = Objects.requireNonNull(operation.trash());
		Files.delete(Path.of(place.folder(), "files", place.name()));
		Files.delete(Path.of(place.folder(), "info", place.name() + ".trashinfo"));
		assertThat(this.jobs.bean(TrashCan.class).folder(place.folder())).isPresent();
	}

	@Test
	void whatWaitsForConfirmationGoesOnAfterwards() {
		this.tree.file("one", "1");
		Map<String, Object> request = Map.of("mode", "permanent", "paths", List.of(encoded("one")));
		Outcome planned = run("delete", request);
		assertThat(planned.run().status()).isEqualTo(BatchStatus.STOPPED);
		ageAll();
		assertThat(kept(prune())).isEqualTo("unfinished 1");
		Outcome confirmed = completed(delete("permanent", "one"));
		assertThat(confirmed.run().instance()).isEqualTo(planned.run().instance());
		assertThat(this.tree.path("one")).doesNotExist();
	}

	@Test
	void aRunThatWasGivenUpGoes() {
		this.tree.file("one", "1");
		Outcome planned = run("delete", Map.of("mode", "permanent", "paths", List.of(encoded("one"))));
		this.jobs.operator().abandon(planned.run().id());
		ageAll();
		assertThat(prune().get("removed_runs")).isEqualTo(1);
		assertThat(count("operation")).isZero();
		assertThat(count("operation_file")).isZero();
	}

	@Test
	void whatAValidationFoundCanBeRepairedAfterwards() throws IOException {
		this.tree.file("good", "content");
		Path rotten = this.tree.file("rotten", "content");
		this.jobs.index(this.tree.root(), Map.of("mode", "content"));
		Outcome first = done("validate", Map.of("mode", "integrity"));
		FileTime time = Files.getLastModifiedTime(rotten);
		Files.writeString(rotten, "cOntent");
		Files.setLastModifiedTime(rotten, time);
		Outcome second = done("validate", Map.of("mode", "integrity"));
		ageAll();
		assertThat(kept(prune())).isEqualTo("found 1");
		assertThat(isThere(first)).isFalse();
		assertThat(isThere(second)).isTrue();
		Outcome plan = run("repair", Map.of("run", second.run().id()));
		this.jobs.sql().sql("UPDATE finding SET resolved_by = 1, resolved_at = 1 WHERE code <> 'BIT_ROT'").update();
		done("repair", Map.of("run", second.run().id(), "confirmed", true));
		assertThat(plan.get("planned")).isEqualTo(1);
		assertThat(rotten).hasContent("content");
		assertThat(count("finding")).isPositive();
		ageAll();
		Outcome prune = prune();
		assertThat(kept(prune)).isEmpty();
		assertThat(count("finding")).isZero();
		assertThat(count("run")).as("the prune itself and the one before, which is younger").isLessThanOrEqualTo(2);
	}

	@Test
	void whatAnUnfinishedRunRefersToStays() throws IOException {
		this.tree.file("good", "content");
		Path rotten = this.tree.file("rotten", "content");
		this.jobs.index(this.tree.root(), Map.of("mode", "content"));
		FileTime time = Files.getLastModifiedTime(rotten);
		Files.writeString(rotten, "cOntent");
		Files.setLastModifiedTime(rotten, time);
		Outcome validation = done("validate", Map.of("mode", "integrity"));
		Outcome repair = run("repair", Map.of("run", validation.run().id()));
		Outcome duplicates = done("duplicates", Map.of("paths", List.of(encoded(""))));
		Outcome reclaim = run("reclaim",
				Map.of("run", duplicates.run().id(), "keep", "oldest", "action", "delete", "confirmed", false));
		done("duplicates", Map.of("paths", List.of(encoded("")), "mode", "size-only"));
		this.jobs.sql().sql("UPDATE finding SET resolved_by = 1, resolved_at = 1").update();
		ageAll();
		assertThat(repair.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(reclaim.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(kept(prune())).isEqualTo("unfinished 2, referred 2, shown 1");
		assertThat(isThere(validation)).isTrue();
		assertThat(isThere(duplicates)).isTrue();
		this.jobs.operator().abandon(repair.run().id());
		this.jobs.operator().abandon(reclaim.run().id());
		ageAll();
		assertThat(kept(prune())).isEqualTo("shown 1");
		assertThat(isThere(validation)).isFalse();
		assertThat(isThere(duplicates)).isFalse();
	}

	@Test
	void theNewestDuplicatesAreShownAfterwards() {
		this.tree.file("one", "same");
		this.tree.file("two", "same");
		Outcome found = done("duplicates", Map.of("paths", List.of(encoded(""))));
		ageAll();
		assertThat(kept(prune())).isEqualTo("shown 1");
		assertThat(this.jobs.bean(DuplicateGroups.class).totals(found.run().instance(), Kind.FILES).groups())
			.isEqualTo(1);
		assertThat(count("duplicate_member")).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "BATCH_JOB_INSTANCE", "operation_file", "operation", "finding" })
	void aRunThatFailsGoesOnAndCountsOnce(String table) {
		this.tree.fill("photos", 10, 3);
		Outcome copy = completed(transfer("copy", "photos"));
		this.jobs.sql().sql("""
				INSERT INTO finding (entry_id, code, severity, path, message, first_by, first_at, last_by, last_at,
					resolved_by, resolved_at) VALUES (1, 'MISSING', 1, '/x', '', 1, 1, 1, 1, 1, 1)""").update();
		ageAll();
		long rows = HistoryRows.of(this.jobs.sql(), List.of(copy.run().instance()))
			.counts()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith("operation"))
			.mapToLong(Map.Entry::getValue)
			.sum();
		this.jobs.sabotage("DELETE", table, "1 = 1");
		Outcome failed = prune(Map.of());
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		this.jobs.repair();
		Outcome prune = prune();
		assertThat(prune.run().instance()).isEqualTo(failed.run().instance());
		assertThat(prune.get("removed_runs")).isEqualTo(1);
		assertThat(prune.get("removed_rows")).isEqualTo(rows);
		assertThat(prune.get("removed_findings")).isEqualTo(1);
		assertThat(count("operation_file")).isZero();
		assertThat(count("removed_run")).isZero();
	}

	@Test
	void oldRequestsThatNeverBecameARunGo() {
		long now = System.currentTimeMillis();
		long old = now - Duration.ofDays(100).toMillis();
		List<Long> gone = List.of(request("CANCELLED", null, old), request("DONE", null, old));
		List<Long> kept = List.of(request("QUEUED", null, null), request("RUNNING", null, null),
				request("CANCELLED", null, now), request("DONE", null, now), request("DONE", 4711L, old));
		Outcome dry = completed(prune(Map.of("dryRun", true)));
		assertThat(dry.get("removed_requests")).isZero();
		assertThat(requests()).containsAll(gone);
		Outcome prune = prune();
		assertThat(prune.get("removed_requests")).isEqualTo(2);
		assertThat(requests()).containsExactlyInAnyOrderElementsOf(kept);
		assertThat(prune(Map.of("olderThan", "80d")).get("removed_requests")).isZero();
	}

	private long request(String state, @Nullable Long run, @Nullable Long ended) {
		return this.jobs.sql()
			.sql("""
					INSERT INTO launch_request (action, job, parameters, subject, description, priority, requested_by,
						fingerprint, not_before, created, state, run_id, ended)
					VALUES ('START', 'index', '{}', 's', 'd', 0, 'me', 'f', 0, 1, ?, ?, ?) RETURNING id""")
			.params(Arrays.asList(state, run, ended))
			.query(Long.class)
			.single();
	}

	private List<Long> requests() {
		return this.jobs.sql().sql("SELECT id FROM launch_request").query(Long.class).list();
	}

	@Test
	void whatWasLeftByARunThatWasGivenUpIsFound() {
		this.tree.fill("photos", 10, 3);
		completed(transfer("copy", "photos"));
		ageAll();
		this.jobs.sabotage("DELETE", "operation_file", "1 = 1");
		Outcome failed = prune(Map.of());
		this.jobs.repair();
		this.jobs.operator().abandon(failed.run().id());
		completed(prune(Map.of("olderThan", "50y")));
		assertThat(count("operation_file")).isZero();
		assertThat(count("operation")).isZero();
		assertThat(count("removed_run")).isZero();
	}

	@Test
	void theFileBecomesSmallerWhereThatIsAskedFor() throws IOException {
		this.jobs.sql().sql("""
				INSERT INTO removed_run (run_id, instance_id) VALUES (1000000, 1000000)""").update();
		this.jobs.sql().sql("""
				WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
				INSERT INTO issue (run_id, code, path, message) SELECT 1000000, 'UNREADABLE', '/a/path/' || i, 'message'
				FROM n""").update();
		Outcome prune = prune();
		assertThat(prune.get("removed_issues")).isEqualTo(20_000);
		assertThat(prune.get("freed_bytes")).isZero();
		Outcome compact = completed(prune(Map.of("olderThan", "80d", "compact", true)));
		if (this.jobs.bean(Dialect.class) == Dialect.SQLITE) {
			assertThat(prune.get("unused_bytes")).isGreaterThan(1_000_000);
			assertThat(compact.get("freed_bytes")).isGreaterThanOrEqualTo(prune.get("unused_bytes"));
			assertThat(compact.get("unused_bytes")).isLessThan(100_000);
			assertThat(Files.size(this.jobs.library().databaseFile())).isLessThan(1_500_000);
		}
		else {
			assertThat(compact.get("freed_bytes")).isZero();
		}
	}

	/** Who adds a table with rows of runs has to say when they go. */
	@Test
	void allTablesWithRowsOfRunsAreKnown() {
		// claims end with their run, and events of the server are forgotten by their age
		Set<String> known = new TreeSet<>(Set.of("removed_run", "claim", "server_event"));
		HistoryRows.of(this.jobs.sql(), List.of())
			.conditions()
			.keySet()
			.forEach((table) -> known.add(table.toLowerCase(Locale.ROOT)));
		assertThat(known).containsAll(tablesWith("run_id", "instance_id", "operation_id", "group_id", "job_instance_id",
				"job_execution_id", "step_execution_id"));
	}

	private Set<String> tablesWith(String... columns) {
		String sql = (this.jobs.bean(Dialect.class) == Dialect.SQLITE)
				? "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
				: "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'";
		Set<String> tables = new TreeSet<>();
		this.jobs.sql().sql(sql).query((row) -> {
			if (List.of(columns).contains(row.getString(2).toLowerCase(Locale.ROOT))) {
				tables.add(row.getString(1).toLowerCase(Locale.ROOT));
			}
		});
		return tables;
	}

	@Test
	void wrongParametersAreRefused() {
		assertRefused("olderThan", () -> this.jobs.operator().prepare("prune-history", Map.of(), false));
		assertRefused("'0d' is no age", () -> prune(Map.of("olderThan", "0d")));
		assertRefused("dry run", () -> prune(Map.of("dryRun", true, "compact", true)));
	}

}
