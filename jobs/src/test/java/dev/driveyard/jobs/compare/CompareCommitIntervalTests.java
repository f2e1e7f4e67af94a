package dev.driveyard.jobs.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A comparison leaves the same rows however many items are committed at once.
 */
@Tag("thorough")
class CompareCommitIntervalTests extends CompareTestBase {

	private static final String STEPS = "SELECT STEP_NAME, READ_COUNT, FILTER_COUNT, WRITE_COUNT"
			+ " FROM BATCH_STEP_EXECUTION ORDER BY STEP_EXECUTION_ID";

	@Test
	void theSameRowsAreStored() {
		for (int number = 0; number < 400; number++) {
			both("d" + number % 50 + "/e" + number % 3 + "/f" + number, "content " + number);
			file(this.a, "old" + number % 9 + "/m" + number, "moved " + number);
			file(this.b, "new" + number % 7 + "/m" + number, "moved " + number);
		}
		for (int number = 0; number < 20; number++) {
			file(this.b, "d" + number + "/e0/changed", "in b");
			file(this.a, "d" + number + "/e0/changed", "in A");
		}
		List<String> usual = work(this.jobs);
		assertThat(usual).hasSizeGreaterThan(800);
		for (int interval : List.of(1, 7)) {
			try (JobFixture other = JobFixture.open(
					this.database.library(this.temp.resolve("other" + interval + ".driveyard")),
					new CommitInterval(interval))) {
				assertThat(work(other)).as("with a commit interval of %s", interval).isEqualTo(usual);
			}
		}
	}

	private List<String> work(JobFixture library) {
		List<String> left = new ArrayList<>();
		for (String mode : List.of("time", "hash", "read")) {
			Outcome outcome = check(library, this.a.root(), this.b.root(), Map.of("mode", mode));
			left.add(outcome.summary().toString());
			left.addAll(lines(library, outcome));
		}
		library.sql().sql(STEPS).query().listOfRows().forEach((row) -> left.add(row.toString()));
		return left;
	}

}
