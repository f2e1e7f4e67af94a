package dev.driveyard.jobs.validate;

import java.util.Map;
import java.util.SortedMap;

import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.TreeSnapshot;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A chunk of several files that is rolled back after these were restored.
 */
class RolledBackRepairTests extends ValidateTestBase {

	private static final int FILES = 10;

	@Test
	void whatIsRestoredByThenIsFoundRightAndCountedOnce() {
		var library = this.jobs.library();
		this.jobs.close();
		this.jobs = JobFixture.open(library, new CommitInterval(7));
		fill(1, FILES);
		Tree copy = Tree.create(this.temp.resolve("copy"));
		for (int file = 0; file < FILES; file++) {
			copy.file("d0/f" + file, "content 0/" + file + " ".repeat(file));
		}
		this.jobs.index(copy.root(), CONTENT);
		SortedMap<String, String> copies = TreeSnapshot.of(copy.root());
		for (int file = 0; file < FILES; file++) {
			rot("d0/f" + file);
		}
		Outcome validation = validate("integrity");
		Map<String, Object> parameters = Map.of("run", validation.run().id(), "confirmed", true);
		this.jobs.sabotage("INSERT", "operation_file", "NEW.name = 'f5'");
		Outcome failed = this.jobs.execute(this.jobs.operator().prepare("repair", parameters, false));
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		this.jobs.repair();
		Outcome done = this.jobs.execute(this.jobs.operator().prepare("repair", parameters, false));
		assertThat(done.run().status()).as(done.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(done.run().instance()).isEqualTo(failed.run().instance());
		assertThat(done.summary()).containsEntry("restored", (long) FILES)
			.containsEntry("already_right", 0L)
			.containsEntry("issues", 0L);
		assertThat(findings()).isEmpty();
		SortedMap<String, String> files = TreeSnapshot.of(this.tree.root());
		files.keySet().removeIf((name) -> name.contains(".damaged-"));
		assertThat(files.keySet()).isEqualTo(copies.keySet());
		for (int file = 0; file < FILES; file++) {
			assertThat(this.tree.path("d0/f" + file)).hasSameBinaryContentAs(copy.path("d0/f" + file));
		}
		this.jobs.assertConsistent();
	}

}
