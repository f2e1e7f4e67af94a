package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.TestMount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A disk that is read from or written to is pulled in the middle of a run: that is no
 * failure of its files, nothing is written to the folder it was mounted on, and the run
 * goes on when it is there again.
 */
@Tag("mount")
@SuppressWarnings("NullAway.Init")
class DetachedMountTests extends CopyTestBase {

	private TestMount mount;

	private Path mounted;

	@BeforeEach
	void mount() throws IOException {
		this.mount = TestMount.of(Files.createDirectory(this.temp.resolve("disk")), TestMount.Type.EXT4_SMALL_INODES);
		this.mounted = this.mount.root();
	}

	@AfterEach
	void unmount() {
		this.mount.close();
	}

	private static void fill(Tree tree, String folder) {
		for (int d = 0; d < 20; d++) {
			for (int f = 0; f < 10; f++) {
				tree.file(folder + String.format("d%02d/f%d", d, f), "content " + d + " " + f);
			}
		}
	}

	/** Pulls the disk at a read of a file. */
	private void detachAfter(int files) {
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (Files.isRegularFile(Path.of(path)) && seen.incrementAndGet() == files) {
				this.mount.detach();
			}
		});
	}

	private void requireFailed(Outcome outcome) {
		this.jobs.volume().leave();
		assertThat(outcome.run().status()).as(() -> outcome.summary() + " " + issueCodes(outcome))
			.isEqualTo(BatchStatus.FAILED);
		assertThat(outcome.run().exitMessage()).containsAnyOf("was unmounted or replaced meanwhile",
				"Is its disk still mounted?");
		assertThat(issueCodes(outcome)).isEmpty();
		assertThat(outcome.get("failed")).isZero();
		assertThat(this.mounted).as("what the disk was mounted on").isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "copy", "move" })
	void aSource(String job) throws IOException {
		Tree disk = Tree.create(this.mounted.resolve("tree"));
		fill(disk, "");
		SortedMap<String, String> before = contents(disk.root());
		detachAfter(50);
		Outcome failed = run(job, disk.root(), this.target.root(), Map.of("transfers", 1));
		requireFailed(failed);
		this.mount.attach();
		Outcome resumed = copied(run(job, disk.root(), this.target.root(), Map.of("transfers", 1)));
		assertThat(resumed.run().instance()).isEqualTo(failed.run().instance());
		assertThat(resumed.get("files")).isEqualTo(200);
		assertThat(contents(this.target.path("tree"))).isEqualTo(before);
		assertThat(Files.exists(disk.root())).isEqualTo(job.equals("copy"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "copy", "move" })
	void aTarget(String job) throws IOException {
		fill(this.source, "");
		SortedMap<String, String> before = contents(this.source.root());
		detachAfter(50);
		Outcome failed = run(job, this.source.root(), this.mounted, Map.of("transfers", 1));
		requireFailed(failed);
		Outcome again = run(job, this.source.root(), this.mounted, Map.of("transfers", 1));
		assertThat(again.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(again.run().exitMessage()).contains("is not there any more. Mount the disk");
		assertThat(this.mounted).isEmptyDirectory();
		this.mount.attach();
		Outcome resumed = copied(run(job, this.source.root(), this.mounted, Map.of("transfers", 1)));
		assertThat(resumed.run().instance()).isEqualTo(failed.run().instance());
		assertThat(contents(this.mounted.resolve("source"))).isEqualTo(before);
		assertThat(Files.exists(this.source.root())).isEqualTo(job.equals("copy"));
	}

	/** The disk is pulled when all is copied, as the first source is to be removed. */
	@ParameterizedTest
	@ValueSource(strings = { "tree", "film" })
	void aSourceOfWhichAllIsCopied(String name) throws IOException {
		Path moved = this.mounted.resolve(name);
		if (name.equals("tree")) {
			fill(Tree.create(moved), "");
		}
		else {
			Files.writeString(moved, "one film");
		}
		this.jobs = detachingAtClear();
		Outcome failed = run("move", moved, this.target.root(), Map.of("transfers", 1));
		assertThat(failed.run().status()).as(() -> failed.summary() + " " + issueCodes(failed))
			.isEqualTo(BatchStatus.FAILED);
		assertThat(issueCodes(failed)).isEmpty();
		this.mount.attach();
		reopen();
		Outcome resumed = copied(run("move", moved, this.target.root(), Map.of("transfers", 1)));
		assertThat(resumed.run().instance()).isEqualTo(failed.run().instance());
		assertThat(moved).doesNotExist();
		assertThat(this.target.path(name)).exists();
	}

	private JobFixture detachingAtClear() {
		this.jobs.close();
		AtomicBoolean detached = new AtomicBoolean();
		return JobFixture.open(this.jobs.library(), (step) -> {
			if (step.getStepName().equals("clear") && detached.compareAndSet(false, true)) {
				this.mount.detach();
			}
		});
	}

	private void reopen() {
		this.jobs.close();
		this.jobs = JobFixture.open(this.jobs.library());
	}

	/** Pulled in the middle, and later, as it is pulled still; then all is done. */
	private Outcome goesOnInLaterProcesses(String job, Path from, Path to, int files, Map<String, Object> options)
			throws IOException {
		detachAfter(files);
		Outcome failed = run(job, from, to, options);
		this.jobs.volume().leave();
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		reopen();
		Outcome again = run(job, from, to, options);
		assertThat(again.run().status()).as(() -> again.summary() + " " + issueCodes(again))
			.isEqualTo(BatchStatus.FAILED);
		assertThat(Objects.requireNonNull(this.jobs.operator().failure(again.run())).code())
			.isEqualTo(FailureCode.VOLUME_MISSING);
		assertThat(again.run().exitMessage()).contains("mounted at " + this.mounted + " (ext4, ",
				"is not there any more. Mount the disk");
		assertThat(issueCodes(again)).isEmpty();
		assertThat(this.mounted).as("what the disk was mounted on").isEmptyDirectory();
		this.mount.attach();
		reopen();
		Outcome resumed = copied(run(job, from, to, options));
		assertThat(resumed.run().instance()).isEqualTo(failed.run().instance());
		assertThat(issueCodes(resumed)).isEmpty();
		return resumed;
	}

	@ParameterizedTest
	@CsvSource({ "copy, 50", "copy, 200", "move, 50", "move, 200" })
	void aTargetThatIsTheMountPointItself(String job, int files) throws IOException {
		fill(this.source, "");
		this.source.link("d00/again", "d19/f9");
		SortedMap<String, String> before = contents(this.source.root());
		goesOnInLaterProcesses(job, this.source.root(), this.mounted, files, Map.of("transfers", 1, "exact", true));
		assertThat(contents(this.mounted)).isEqualTo(before);
		assertThat(Files.exists(this.source.root())).isEqualTo(job.equals("copy"));
	}

	@Test
	void aSourceThatIsTheMountPointItself() throws IOException {
		fill(Tree.create(this.mounted), "");
		SortedMap<String, String> before = contents(this.mounted);
		Outcome resumed = goesOnInLaterProcesses("copy", this.mounted, this.target.root(), 50, Map.of("transfers", 1));
		assertThat(resumed.get("files")).isEqualTo(200);
		assertThat(contents(this.target.path("mnt"))).isEqualTo(before);
	}

	/** All is copied, and the folders are to be given their times. */
	@ParameterizedTest
	@ValueSource(strings = { "copy", "move" })
	void aTargetOfWhichAllIsCopied(String job) throws IOException {
		fill(this.source, "");
		this.source.link("d00/again", "d19/f9");
		SortedMap<String, String> before = contents(this.source.root());
		detachAfter(200);
		Outcome failed = run(job, this.source.root(), this.mounted, Map.of("transfers", 1));
		this.jobs.volume().leave();
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(contents(this.source.root())).isEqualTo(before);
		this.mount.attach();
		Outcome resumed = copied(run(job, this.source.root(), this.mounted, Map.of("transfers", 1)));
		assertThat(contents(this.mounted.resolve("source"))).isEqualTo(before);
		assertThat(issueCodes(resumed)).isEmpty();
		assertThat(Files.exists(this.source.root())).isEqualTo(job.equals("copy"));
	}

	@Test
	void aFolderThatIsRemovedWhileItIsReadHoldsUpNothing() throws IOException {
		fill(this.source, "one/");
		fill(this.source, "two/");
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (Files.isRegularFile(Path.of(path)) && seen.incrementAndGet() == 50) {
				this.source.remove("one");
			}
		});
		Outcome outcome = copied(copy(Map.of("transfers", 1)));
		assertThat(outcome.get("failed")).isPositive();
		assertThat(contents(there("two"))).hasSize(contents(this.source.path("two")).size());
	}

}
