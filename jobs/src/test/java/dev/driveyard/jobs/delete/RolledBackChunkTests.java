package dev.driveyard.jobs.delete;

import java.util.Map;
import java.util.stream.IntStream;

import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Chunks of several things that are rolled back after these were handled on disk.
 */
class RolledBackChunkTests extends DeleteTestBase {

	private static final int THINGS = 17;

	private final String[] things = IntStream.range(0, THINGS).mapToObj((thing) -> "t" + thing).toArray(String[]::new);

	@BeforeEach
	void fill() {
		var library = this.jobs.library();
		this.jobs.close();
		this.jobs = JobFixture.open(library, new CommitInterval(7));
		for (String thing : this.things) {
			this.tree.file(thing + "/file", thing);
		}
		this.jobs.index(this.tree.root());
	}

	/** The last one of the second chunk can't be recorded. */
	private void sabotage(int action) {
		this.jobs.sabotage("UPDATE", "operation", "NEW.state = 1 AND NEW.number = 13 AND NEW.action = " + action);
	}

	private Outcome goOn(String job, Map<String, Object> parameters) {
		Outcome failed = this.jobs.execute(this.jobs.operator().prepare(job, parameters, false));
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		this.jobs.repair();
		Outcome done = job(job, parameters);
		assertThat(done.run().instance()).isEqualTo(failed.run().instance());
		assertThat(states(done)).hasSize(THINGS).containsOnly(State.DONE);
		assertThat(done.summary()).containsEntry("kept", 0L).containsEntry("issues", 0L);
		return done;
	}

	@Test
	void whatIsInTheTrashByThenIsFoundThere() {
		sabotage(2);
		run(TRASH, this.things).requireFailed("sabotage");
		assertThat(trash()).hasSize(14);
		assertThat(this.tree.path("t13")).doesNotExist();
		this.jobs.repair();
		Outcome done = delete(TRASH, this.things);
		assertThat(states(done)).hasSize(THINGS).containsOnly(State.DONE);
		assertThat(done.summary()).containsEntry("trashed", (long) THINGS).containsEntry("issues", 0L);
		assertThat(trash()).hasSize(THINGS);
		assertThat(files()).isEmpty();
		assertCatalogueRight();
	}

	@Test
	void theFoldersOfWhatIsInTheTrashByThenAreRecorded() {
		sabotage(2);
		String[] files = IntStream.range(0, THINGS).mapToObj((thing) -> "t" + thing + "/file").toArray(String[]::new);
		run(TRASH, files).requireFailed("sabotage");
		this.jobs.repair();
		delete(TRASH, files);
		assertThat(this.jobs.sql()
			.sql("SELECT path FROM operation_parent WHERE path LIKE '%/tree/t%'")
			.query(String.class)
			.list()).hasSize(THINGS);
	}

	@Test
	void whatIsBackByThenIsFoundThere() {
		Map<String, String> before = files();
		Outcome deletion = delete(TRASH, this.things);
		sabotage(5);
		Outcome done = goOn("restore", Map.of("run", deletion.run().id()));
		assertThat(done.summary()).containsEntry("restored", (long) THINGS);
		assertThat(files()).isEqualTo(before);
		assertThat(states(deletion)).containsOnly(State.UNDONE);
		assertThat(trash()).isEmpty();
		assertCatalogueRight();
	}

	@Test
	void whatHasLeftTheTrashByThenIsGone() {
		delete(TRASH, this.things);
		sabotage(6);
		Outcome done = goOn("empty-trash", Map.of("confirmed", true));
		assertThat(done.summary()).containsEntry("emptied", (long) THINGS)
			.containsEntry("removed_files", (long) THINGS);
		assertThat(trash()).isEmpty();
	}

}
