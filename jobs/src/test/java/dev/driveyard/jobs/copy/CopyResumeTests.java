package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.storage.local.TestMount;
import dev.driveyard.storage.local.TestMount.Type;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run copies that goes on after it failed or was stopped, while the sources were
 * changed: what they hold now.
 */
class CopyResumeTests extends CopyTestBase {

	private void fill(int directories, int files) {
		for (int d = 0; d < directories; d++) {
			for (int f = 0; f < files; f++) {
				this.source.file(String.format("d%04d/f%d", d, f), "content " + d + " " + f);
			}
		}
	}

	private void stopAfter(int files) {
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (path.startsWith(this.source.root() + "/") && Files.isRegularFile(Path.of(path))
					&& seen.incrementAndGet() == files) {
				this.jobs.requestStop();
			}
		});
	}

	private void edit() {
		this.source.file("d0000/f0", "edited");
		this.source.replace("d0000/f1", "replaced");
		this.source.file("d0000/a-new", "new");
		this.source.file("c-new/file", "new");
		this.source.remove("d0001/f0");
		this.source.symlink("d0001/f0", "f1");
		this.source.remove("d0002");
		this.source.file("d0002/f0", "made anew");
	}

	@ParameterizedTest
	@ValueSource(strings = { "skip", "newer", "rename", "fail" })
	void whatWasEditedAfterAStopIsCopiedAnew(String conflict) throws IOException {
		fill(20, 5);
		Map<String, Object> options = Map.of("transfers", 1, "conflict", conflict);
		stopAfter(40);
		Outcome stopped = copy(options);
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(there("d0002/f0")).exists();
		this.jobs.volume().leave();
		edit();
		Outcome resumed = copied(copy(options));
		assertThat(resumed.run().instance()).isEqualTo(stopped.run().instance());
		Map<String, String> there = contents(there(""));
		there.keySet().removeIf((name) -> name.matches("d0002/f[1-4]")); // gone at the
																			// source
		assertThat(there).isEqualTo(contents(this.source.root()));
		assertThat(resumed.get("skipped")).isZero();
		assertThat(resumed.get("failed")).isZero();
		assertThat(resumed.run().issues()).isZero();
		assertNoParts();
	}

	@Test
	void whatWasCopiedWithoutBeingRecordedAndEditedSinceIsCopiedAnew() throws IOException {
		fill(20, 5);
		this.jobs.sabotage("INSERT", "operation_file", "NEW.directory = 15");
		copy(Map.of()).requireFailed("sabotage");
		this.jobs.repair();
		assertThat(there("d0000/f0")).exists();
		this.source.file("d0000/f0", "edited");
		copied(copy(Map.of()));
		assertThat(contents(there(""))).isEqualTo(contents(this.source.root()));
		assertNoParts();
	}

	@Test
	@Tag("thorough")
	void aLargeChunkThatWasCopiedWithoutBeingRecordedIsKnownAgain() throws IOException {
		int directories = 1500;
		fill(directories, 1);
		Library library = this.jobs.library();
		this.jobs.close();
		this.jobs = JobFixture.open(library, new CommitInterval(1000));
		this.jobs.sabotage("INSERT", "operation_file", "NEW.directory = " + (directories - 2));
		copy(Map.of("conflict", "rename")).requireFailed("sabotage");
		assertThat(there("d" + (directories - 100) + "/f0")).exists();
		this.jobs.repair();
		Outcome resumed = copied(copy(Map.of("conflict", "rename")));
		assertThat(contents(there(""))).isEqualTo(contents(this.source.root()));
		assertThat(resumed.get("files")).isEqualTo(directories);
		assertNoParts();
	}

	@Test
	void whatSomebodyChangedAtTheTargetIsLeftToTheRuleForConflicts() throws IOException {
		fill(20, 5);
		stopAfter(40);
		copy(Map.of("transfers", 1));
		this.jobs.volume().leave();
		this.source.file("d0000/f0", "edited");
		Files.writeString(there("d0000/f0"), "of somebody else");
		Outcome resumed = copied(copy(Map.of("transfers", 1)));
		assertThat(there("d0000/f0")).hasContent("of somebody else");
		assertThat(resumed.get("skipped")).isEqualTo(1);
		assertThat(resumed.get("files")).isEqualTo(99);
	}

	@Test
	void aFolderThatWasMadeAnewIsTheOneThatIsMeant() throws IOException {
		fill(20, 5);
		stopAfter(40);
		copy(Map.of("transfers", 1));
		this.jobs.volume().leave();
		this.source.remove("");
		this.source.file("only", "this");
		copied(copy(Map.of("transfers", 1)));
		assertThat(there("only")).hasContent("this");
	}

	@Test
	void aRefusedRunSeesWhatIsThereWhenItIsGivenAgain() throws IOException {
		try (var file = new java.io.RandomAccessFile(this.source.file("sparse", "").toFile(), "rw")) {
			file.setLength(1L << 43);
		}
		copy(Map.of()).requireFailed("not enough room");
		this.source.remove("");
		this.source.file("small", "text");
		copied(copy(Map.of()));
		assertThat(contents(there(""))).containsOnlyKeys("small");
	}

	@Test
	void aMoveThatGoesOnMovesWhatIsThereNow() throws IOException {
		fill(20, 5);
		Map<String, Object> options = Map.of("transfers", 1, "method", "stream");
		stopAfter(40);
		run("move", this.source.root(), this.target.root(), options);
		this.jobs.volume().leave();
		edit();
		Map<String, String> wanted = contents(this.source.root());
		Outcome resumed = copied(run("move", this.source.root(), this.target.root(), options));
		assertThat(Files.exists(this.source.root())).isFalse();
		Map<String, String> there = contents(there(""));
		there.keySet().removeIf((name) -> name.matches("d0002/f[1-4]"));
		assertThat(there).isEqualTo(wanted);
		assertThat(resumed.get("skipped")).isZero();
	}

	@Test
	void aStoppedRunCountsAllThatIsThere() throws IOException {
		for (int f = 0; f < 200; f++) {
			this.source.file("f" + f, "content " + f);
		}
		stopAfter(60);
		Outcome stopped = copy(Map.of("transfers", 1));
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.get("files")).isEqualTo(contents(there("")).size()).isPositive();
		assertThat(states(stopped)).hasSameSizeAs(contents(there("")).keySet());
	}

	@Test
	@Tag("mount")
	void aFullDiskIsGoneOnWithAfterTheSourceWasEdited() throws IOException {
		try (TestMount mount = TestMount.of(Files.createDirectory(this.temp.resolve("m")), Type.TMPFS, "1M")) {
			for (int f = 1; f < 5; f++) {
				this.source.file(Integer.toString(f), "x".repeat(400_000));
			}
			Map<String, Object> options = Map.of("ignoreSpace", true);
			run("copy", this.source.root(), mount.root(), options).requireFailed("is full");
			this.source.file("1", "edited");
			this.source.file("0", "new");
			this.source.file("9", "new");
			mount.remount("size=9M");
			copied(run("copy", this.source.root(), mount.root(), options));
			assertThat(contents(mount.root().resolve("source"))).isEqualTo(contents(this.source.root()));
		}
	}

	@Test
	@Tag("mount")
	void aMoveToCoarseTimesThatGoesOnLeavesNoSource() throws IOException {
		try (TestMount mount = TestMount.of(Files.createDirectory(this.temp.resolve("m")), Type.EXT4_SMALL_INODES)) {
			fill(20, 5);
			Map<String, String> wanted = contents(this.source.root());
			for (int d = 0; d < 20; d++) {
				Files.createDirectories(mount.root().resolve(String.format("source/d%04d", d)));
			}
			this.jobs.sabotage("INSERT", "operation_file", "NEW.directory = 15");
			run("move", this.source.root(), mount.root(), Map.of("method", "stream")).requireFailed("sabotage");
			this.jobs.repair();
			assertThat(contents(mount.root().resolve("source"))).isNotEmpty();
			Outcome resumed = copied(run("move", this.source.root(), mount.root(), Map.of("method", "stream")));
			assertThat(resumed.get("skipped")).isZero();
			assertThat(Files.exists(this.source.root())).isFalse();
			assertThat(contents(mount.root().resolve("source"))).isEqualTo(wanted);
		}
	}

	@Test
	void whatComesToWhereSomethingWasMovedFromStaysAndIsTold() throws IOException {
		fill(20, 5);
		this.target.directory("source/d0000");
		this.target.directory("source/d0001");
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchWrites((path) -> {
			if (seen.incrementAndGet() == 12) {
				this.jobs.requestStop();
			}
		});
		Outcome stopped = run("move", this.source.root(), this.target.root(), Map.of());
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		this.jobs.volume().leave();
		assertThat(this.source.path("d0000/f0")).doesNotExist();
		this.source.file("d0000/f0", "came later");
		Outcome resumed = copied(run("move", this.source.root(), this.target.root(), Map.of()));
		assertThat(there("d0000/f0")).hasContent("content 0 0");
		assertThat(this.source.path("d0000/f0")).hasContent("came later");
		assertThat(issueCodes(resumed)).containsKey("f0");
	}

}
