package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.storage.local.TestMount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A disk is pulled in the middle of a deletion: what is on it is not taken for removed,
 * and the run goes on when it is there again.
 */
@Tag("mount")
@SuppressWarnings("NullAway.Init")
class DetachedDeleteTests extends DeleteTestBase {

	private static final int FOLDERS = 20;

	private TestMount mount;

	@BeforeEach
	void mount() throws IOException {
		this.mount = TestMount.of(Files.createDirectory(this.temp.resolve("disk")), TestMount.Type.EXT4_SMALL_INODES);
		this.tree = Tree.create(this.mount.root().resolve("tree"));
		for (int folder = 0; folder < FOLDERS; folder++) {
			this.tree.file(folder + "/file", "file " + folder);
			this.tree.file(folder + "/deep/file", "deep " + folder);
		}
	}

	@AfterEach
	void unmount() {
		this.mount.close();
	}

	private void reopen() {
		this.jobs.close();
		this.jobs = JobFixture.open(this.jobs.library());
	}

	@ParameterizedTest
	@ValueSource(strings = { "permanent", "trash", "secure" })
	void whatIsOnItIsNotTakenForRemoved(String mode) {
		this.jobs.index(this.tree.root());
		pullInTheMiddle(mode);
		assertCatalogueRight();
	}

	@ParameterizedTest
	@ValueSource(strings = { "permanent", "trash", "secure" })
	void norIsWhatIsInNoLocation(String mode) {
		pullInTheMiddle(mode);
	}

	private void pullInTheMiddle(String mode) {
		String[] all = IntStream.range(0, FOLDERS).mapToObj(String::valueOf).toArray(String[]::new);
		Map<String, Object> how = mode.equals("trash") ? TRASH : Map.of("mode", mode, "confirmed", true);
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (path.contains("/tree") && seen.incrementAndGet() == 7) {
				this.mount.detach();
			}
		});
		Outcome failed = run(how, all);
		this.jobs.volume().leave();
		this.mount.attach();
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(failed.run().exitMessage()).contains("disk");
		assertThat(this.tree.root()).isNotEmptyDirectory();
		// where the test may make no trash on the disk, all of it stays; what is half
		// overwritten is no text
		Map<String, String> left = mode.equals("trash") ? files() : Map.of();
		delete(how, all);
		assertThat(files()).isEqualTo(left);
	}

	/** Somebody else may have planned it, long ago. */
	@ParameterizedTest
	@ValueSource(strings = { "permanent", "secure" })
	void whatWasPlannedIsNotTakenForRemovedByALaterProcess(String mode) {
		Outcome planned = plan(mode, "1", "2", "3/file");
		this.mount.detach();
		reopen();
		Outcome failed = run(Map.of("mode", mode, "confirmed", true), "1", "2", "3/file");
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(failed.run().instance()).isEqualTo(planned.run().instance());
		assertThat(Objects.requireNonNull(this.jobs.operator().failure(failed.run())).code())
			.isEqualTo(FailureCode.VOLUME_MISSING);
		assertThat(failed.run().exitMessage()).contains("mounted at " + this.mount.root() + " (ext4, ");
		assertThat(states(failed)).containsOnly(State.PLANNED);
		assertThat(failed.get("removed_files")).isZero();
		this.mount.attach();
		Map<String, String> before = files();
		reopen();
		Outcome done = delete(Map.of("mode", mode, "confirmed", true), "1", "2", "3/file");
		assertThat(done.run().instance()).isEqualTo(planned.run().instance());
		assertThat(done.get("removed_files")).isEqualTo(5);
		before.keySet().removeIf((path) -> path.matches("[12](/.*)?|3/file"));
		assertThat(files()).isEqualTo(before);
	}

	/** It is on the disk that the folder is on, so all of it is gone. */
	@Test
	void whatSomebodyElseRemovedWithItsFolderIsGone() {
		plan("permanent", "1/deep", "2/file");
		this.tree.remove("1");
		Outcome done = delete(PERMANENT, "1/deep", "2/file");
		assertThat(states(done)).containsExactly(State.DONE, State.DONE);
		assertThat(done.get("removed_files")).isEqualTo(2);
	}

	/** The path leads to another file system, in which the names are the same. */
	@Test
	void anotherDiskInItsPlaceIsNotTakenForIt() {
		plan("permanent", "1");
		this.mount.detach();
		Tree.create(this.tree.root()).file("1/file", "another");
		Outcome failed = run(PERMANENT, "1");
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(failed.get("kept")).isZero();
		assertThat(this.tree.path("1/file")).hasContent("another");
		this.tree.remove("");
	}

}
