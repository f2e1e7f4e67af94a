package dev.driveyard.jobs.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.operate.RunOperator.Launch;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What holds for the parameters of every job.
 */
@SuppressWarnings("NullAway.Init")
class JobParameterTests {

	private JobFixture jobs;

	@BeforeEach
	void open(@TempDir Path temp) {
		this.jobs = JobFixture.create(TestDatabase.SQLITE, temp.resolve("library.driveyard"));
	}

	@AfterEach
	void close() {
		this.jobs.close();
	}

	private List<JobDefinition> definitions() {
		return this.jobs.operator().definitions();
	}

	/** To write them anew, print them: they are made of what the records say. */
	@Test
	void theReadmeBesideAJobHasTheTableOfItsParameters() throws IOException {
		for (JobDefinition job : definitions()) {
			Path folder = Path.of("src/main/java", job.getClass().getPackageName().replace('.', '/'));
			Path beside = folder.resolve("README.md");
			List<String> lines = Files.readAllLines(Files.exists(beside) ? beside : folder.resolveSibling("README.md"));
			List<String> table = ParameterText.table(job.parameters());
			assertThat(lines).as("README of %s, which should have:%n%s", job.name(), String.join("\n", table))
				.containsSequence(table);
		}
	}

	@Test
	void noJobTakesWhatItDoesNotKnow() {
		for (JobDefinition job : definitions()) {
			assertThatExceptionOfType(InvalidParameterException.class).as(job.name())
				.isThrownBy(() -> job.parse(Map.of("nonsense", 1)))
				.withMessageContaining("nonsense");
		}
	}

	@Test
	void everyParameterIsDescribedAndHasASchema() {
		for (JobDefinition job : definitions()) {
			assertThat(job.parameters().parameters()).as(job.name())
				.isNotEmpty()
				.allSatisfy((one) -> assertThat(one.description()).isNotBlank().doesNotContain("|", "--"));
			assertThat(job.parameters().schema()).containsKeys("properties", "required");
		}
	}

	@Test
	void aRequestChangesNothingUntilItRuns(@TempDir Path temp) {
		Tree tree = Tree.create(temp.resolve("tree"));
		tree.file("a", "same");
		tree.file("b/c", "same");
		String root = LocalPaths.encode(tree.root());
		Locations locations = this.jobs.bean(Locations.class);
		Map<String, Object> index = Map.of("path", root, "rulesOn", List.of("no-hidden"));
		Launch first = this.jobs.operator().prepare("index", index, false);
		Launch look = this.jobs.operator().prepare("duplicates", Map.of("paths", List.of(root)), false);
		assertThat(locations.all()).isEmpty();
		assertThat(this.jobs.bean(RunStore.class).page(Long.MAX_VALUE, 1)).isEmpty();
		assertThat(this.jobs.operator().execute(first).notes()).singleElement()
			.asString()
			.contains("Added the location");
		assertThat(locations.all()).singleElement()
			.satisfies((one) -> assertThat(one.root()).isEqualTo(root))
			.satisfies((one) -> assertThat(one.rules()).contains("no-hidden"));
		this.jobs.operator().prepare("index", Map.of("path", root, "rulesOff", List.of("no-hidden")), false);
		assertThat(locations.all().get(0).rules()).contains("no-hidden");
		RunOperator.Outcome found = this.jobs.operator().execute(look);
		assertThat(found.notes()).isEmpty();
		assertThat(this.jobs.operator().summary(found.run()).toMap()).containsEntry("groups", 1L);
	}

	@Test
	void whoAskedForARunIsKept(@TempDir Path temp) {
		Tree tree = Tree.create(temp.resolve("tree"));
		tree.file("a", "one");
		RunRequest request = RunRequest.of("index", Map.of("path", LocalPaths.encode(tree.root())), "somebody");
		RunOperator.Outcome ended = this.jobs.operator().execute(this.jobs.operator().prepare(request, false));
		JobExecution execution = this.jobs.bean(JobRepository.class).getJobExecution(ended.run().id());
		assertThat(Objects.requireNonNull(execution).getJobParameters().getString("requestedBy")).isEqualTo("somebody");
	}

}
