package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import dev.driveyard.catalogue.Finding;
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

	private static final Set<String> OWN = Set.of("validate", "repair");

	@Test
	void itNamesAllStepsParametersCodesAndCounts(@TempDir Path temp) throws IOException {
		String text = Files.readString(Path.of("src/main/java/dev/driveyard/jobs/validate/README.md"));
		try (JobFixture jobs = JobFixture.create(TestDatabase.SQLITE, temp.resolve("library.driveyard"))) {
			for (JobDefinition job : jobs.operator().definitions()) {
				if (OWN.contains(job.name())) {
					assertThat(text).contains("`" + job.name() + "`");
					job.steps().forEach((step) -> assertThat(text).containsPattern("\\b" + step + "\\b"));
					job.parameters().forEach((parameter) -> assertThat(text).contains("`" + parameter.name() + "`"));
				}
			}
		}
		for (Counts.Count count : Counts.Count.values()) {
			assertThat(text).contains("`" + count.name().toLowerCase(Locale.ROOT) + "`");
		}
		for (Finding.Code code : Finding.Code.values()) {
			assertThat(text).contains("`" + code.name() + "`");
		}
	}

}
