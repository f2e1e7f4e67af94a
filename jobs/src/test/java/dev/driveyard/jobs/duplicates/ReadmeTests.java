package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README beside the jobs names what the code has.
 */
class ReadmeTests {

	private static final Set<String> OWN = Set.of("duplicates", "reclaim");

	@Test
	void itNamesAllStepsParametersAndCounts(@TempDir Path temp) throws IOException {
		String text = Files.readString(Path.of("src/main/java/dev/driveyard/jobs/duplicates/README.md"));
		try (JobFixture jobs = JobFixture.create(TestDatabase.SQLITE, temp.resolve("library.driveyard"))) {
			for (JobDefinition job : jobs.operator().definitions()) {
				if (OWN.contains(job.name())) {
					assertThat(text).contains("`" + job.name() + "`");
					job.steps().forEach((step) -> assertThat(text).containsPattern("\\b" + step + "\\b"));
					job.parameters().forEach((parameter) -> assertThat(text).contains("`" + parameter.name() + "`"));
				}
			}
		}
		Stream.concat(Stream.of(Count.values()), Stream.of(ReclaimCount.values()))
			.forEach((count) -> assertThat(text).contains("`" + Arguments.word(count) + "`"));
	}

}
