package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.ParameterText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the README beside some jobs with the code.
 */
public final class Readmes {

	private Readmes() {
	}

	/**
	 * Makes sure that it names the jobs with their steps and parameters, and words.
	 * @param folder the last name of the jobs' package
	 * @param temp to make a library in
	 */
	public static void assertNames(String folder, Set<String> jobs, List<String> words, Path temp) throws IOException {
		String text = Files.readString(Path.of("src/main/java/dev/driveyard/jobs", folder, "README.md"));
		try (JobFixture fixture = JobFixture.create(TestDatabase.SQLITE, temp.resolve("library.driveyard"))) {
			List<JobDefinition> own = fixture.operator()
				.definitions()
				.stream()
				.filter((job) -> jobs.contains(job.name()))
				.toList();
			assertThat(own).hasSameSizeAs(jobs);
			for (JobDefinition job : own) {
				assertThat(text).contains("`" + job.name() + "`");
				job.steps().forEach((step) -> assertThat(text).containsPattern("\\b" + step + "\\b"));
				assertThat(text.lines()).containsSubsequence(ParameterText.table(job.parameters()));
			}
		}
		words.forEach((word) -> assertThat(text).contains("`" + word + "`"));
	}

}
