package dev.driveyard.jobs.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that compares two trees is killed in each of its steps, and at any time:
 * in the end the rows and counts are those of a run that nobody killed.
 */
@Tag("thorough")
class CompareKillTests {

	private static final int FILES = 9000;

	private static final int LONGEST_MILLIS = 4000;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@ParameterizedTest
	@EnumSource
	void runsThatAreKilledEndWithTheSame(TestDatabase database, @TempDir Path temp) throws Exception {
		Path folder = temp.toRealPath();
		fill(Tree.create(folder.resolve("a")), "old");
		fill(Tree.create(folder.resolve("b")), "new");
		List<String> expected;
		try (JobFixture jobs = JobFixture.create(TestDatabase.SQLITE, folder.resolve("other.driveyard"))) {
			expected = left(jobs, CompareMain.run(jobs, folder));
		}
		Library library = database.library(folder.resolve("library.driveyard"));
		for (String step : List.of("compare", "read", "match")) {
			try (Child child = Child.start(List.of(), CompareMain.class,
					List.of(library.folder().toString(), folder.toString(), step, "2"))) {
				child.awaitStart();
				assertThat(child.awaitEnd()).as("%s, seed %s", step, this.seed).isEqualTo("killed in " + step);
			}
		}
		try (Child child = Child.start(List.of(), CompareMain.class,
				List.of(library.folder().toString(), folder.toString()))) {
			child.awaitStart();
			child.killAfter(this.random.nextInt(LONGEST_MILLIS));
		}
		try (JobFixture jobs = JobFixture.open(library)) {
			assertThat(left(jobs, CompareMain.run(jobs, folder))).as("seed %s", this.seed).isEqualTo(expected);
		}
	}

	private static List<String> left(JobFixture jobs, Outcome done) {
		assertThat(done.run().status()).isEqualTo(BatchStatus.COMPLETED);
		List<String> left = new ArrayList<>(CompareTestBase.lines(jobs, done));
		left.add(done.summary().toString());
		return left;
	}

	private static void fill(Tree tree, String name) {
		for (int number = 0; number < FILES; number++) {
			CompareTestBase.file(tree, "d" + number % 90 + "/f" + number, "content " + number);
		}
		for (int number = 0; number < 300; number++) {
			CompareTestBase.file(tree, name + "/m" + number, "moved".repeat(number));
			CompareTestBase.file(tree, "d" + number % 90 + "/changed" + number, name);
		}
	}

}
