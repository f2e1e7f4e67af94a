package dev.driveyard.jobs.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that prunes is killed again and again: in the end all that was to go is
 * gone and counted once, and all that was to stay is there.
 */
@Tag("thorough")
class PruneKillTests {

	private static final int KILLS = 3;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aRunThatIsKilledRemovesAllOnce(TestDatabase database, @TempDir Path temp) throws Exception {
		Library library = database.library(temp.resolve("library.driveyard"));
		PlantedRuns planted;
		try (JobFixture jobs = JobFixture.open(library)) {
			planted = new PlantedRuns(jobs.sql(), 500, 200, 5);
			planted.plant();
		}
		Outcome outcome = killUntilDone(library);
		String context = "seed " + this.seed + ": " + outcome;
		long failed = planted.failed();
		assertThat(outcome.get("removed_runs")).as(context).isEqualTo(planted.runs() - failed);
		assertThat(outcome.get("kept_unfinished")).as(context).isEqualTo(failed);
		assertThat(outcome.get("removed_rows")).as(context).isEqualTo((planted.runs() - failed) * planted.rowsOfEach());
		assertThat(outcome.get("removed_issues")).as(context).isEqualTo((planted.runs() - failed) * planted.issues());
		try (JobFixture jobs = JobFixture.open(library)) {
			JdbcClient sql = jobs.sql();
			assertThat(count(sql, "removed_run")).as(context).isZero();
			assertThat(count(sql, "operation")).as(context).isEqualTo(failed);
			assertThat(count(sql, "operation_file")).as(context).isEqualTo(failed * planted.files());
			assertThat(count(sql, "issue")).as(context).isEqualTo(failed * planted.issues());
			assertThat(sql.sql("SELECT JOB_INSTANCE_ID FROM BATCH_JOB_INSTANCE WHERE JOB_NAME = 'copy' ORDER BY 1")
				.query(Long.class)
				.list())
				.as(context)
				.isEqualTo(LongStream.rangeClosed(1, failed)
					.map((number) -> PlantedRuns.BASE + number * PlantedRuns.FAILED)
					.boxed()
					.toList());
		}
	}

	private static long count(JdbcClient client, String table) {
		return client.sql("SELECT count(*) FROM " + table).query(Long.class).single();
	}

	private Outcome killUntilDone(Library library) throws Exception {
		Outcome outcome = null;
		for (int kills = 0; outcome == null; kills++) {
			try (Child child = Child.start(List.of(), PruneMain.class, List.of(library.folder().toString()))) {
				child.awaitStart();
				child.killAfter((kills < KILLS) ? this.random.nextInt(1200) : 60_000);
			}
			outcome = completed(library);
			assertThat(kills).as("runs that did not end, seed %d", this.seed).isLessThan(KILLS + 2);
		}
		return outcome;
	}

	/** A run may be killed when all of it was recorded. */
	private static @Nullable Outcome completed(Library library) {
		try (JobFixture jobs = JobFixture.open(library)) {
			return jobs.bean(RunStore.class)
				.lastCompleted("prune-history")
				.map((run) -> new Outcome(run, jobs.operator().summary(run).toMap()))
				.orElse(null);
		}
	}

}
