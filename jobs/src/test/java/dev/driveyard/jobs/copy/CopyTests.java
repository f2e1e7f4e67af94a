package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.content.Blake3;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Copies: what is kept, what is refused, and what a run that was cut short leaves.
 */
@Tag(EveryDatabase.ALWAYS)
class CopyTests extends CopyTestBase {

	private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

	/** A tree with a bit of everything that can be copied. */
	private void fillOddTree() throws IOException {
		this.source.file("plain", "text");
		this.source.file("folder/deep/file", "more text");
		this.source.file("folder/zero", "");
		this.source.directory("empty");
		this.source.file("odd\nname \u00e9", "odd");
		this.source.file(LocalPaths.encode(Path.of("x")) + "y".repeat(200), "long");
		this.source.link("folder/other", "plain");
		this.source.link("empty/third", "plain");
		Files.createSymbolicLink(this.source.path("folder/link"), Path.of("../plain"));
		Files.createSymbolicLink(this.source.path("dangling"), Path.of("/nowhere/at all"));
		Files.createSymbolicLink(this.source.path("loop"), this.source.root());
		Files.setPosixFilePermissions(this.source.path("plain"), PosixFilePermissions.fromString("rw-r-----"));
		Files.setLastModifiedTime(this.source.path("folder/deep/file"), LONG_AGO);
		Files.setLastModifiedTime(this.source.path("folder/deep"), LONG_AGO);
		Files.setPosixFilePermissions(this.source.path("folder/deep"), PosixFilePermissions.fromString("r-xr-xr-x"));
	}

	@Test
	void allIsKeptAndRecorded() throws IOException {
		fillOddTree();
		Outcome outcome = copy();
		assertThat(targetFacts()).isEqualTo(sourceFacts());
		assertNoParts();
		assertThat(outcome.get("files")).isEqualTo(10);
		assertThat(outcome.get("directories")).isEqualTo(4);
		assertThat(outcome.get("linked")).isEqualTo(2);
		assertThat(issueCodes(outcome)).isEmpty();
		Operation operation = operation(outcome);
		assertThat(operation.state()).isEqualTo(State.DONE);
		assertThat(operation.action()).isEqualTo(Action.COPY);
		assertThat(operation.amount()).isEqualTo(new Operation.Amount(4, 10, 28));
		assertThat(states(outcome)).hasSize(10).allSatisfy((name, state) -> assertThat(state).isEqualTo("DONE"));
		Files.setPosixFilePermissions(this.source.path("folder/deep"), PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.setPosixFilePermissions(there("folder/deep"), PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	@Test
	void aSpecialFileIsAnIssueAndTheRestIsCopied() throws Exception {
		this.source.file("file", "text");
		assertThat(new ProcessBuilder("mkfifo", this.source.path("pipe").toString()).start().waitFor()).isZero();
		Outcome outcome = copy();
		assertThat(issueCodes(outcome)).containsExactly(Map.entry("pipe", "NOT_COPIED"));
		assertThat(operation(outcome).state()).isEqualTo(State.PARTLY);
		assertThat(targetFacts().keySet()).containsExactly("", "file");
	}

	@Test
	void whatIsThereIsSkippedAndNothingIsRead() throws IOException {
		this.source.fill("", 5, 4);
		copy();
		SortedMap<String, String> before = targetFacts();
		List<String> opened = Collections.synchronizedList(new ArrayList<>());
		this.jobs.volume().watchWrites(opened::add);
		Outcome again = copy();
		assertThat(again.get("skipped")).isEqualTo(20);
		assertThat(again.get("files")).isZero();
		assertThat(opened).filteredOn((path) -> !path.contains("probe")).isEmpty();
		assertThat(targetFacts()).isEqualTo(before);
	}

	@Test
	void conflictsAreSettledAsAsked() throws IOException {
		this.source.file("a.txt", "new a");
		this.source.file("b.txt", "new b");
		this.target.file("source/a.txt", "old a");
		this.target.file("source/b.txt", "old b");
		Files.setLastModifiedTime(there("a.txt"), LONG_AGO);
		Files.setLastModifiedTime(there("b.txt"), FileTime.fromMillis(System.currentTimeMillis() + 100_000));
		assertThat(issueCodes(copied(copy(Map.of("conflict", "fail"))))).containsOnlyKeys("a.txt", "b.txt");
		assertThat(copied(copy(Map.of("conflict", "newer"))).get("replaced")).isEqualTo(1);
		assertThat(there("a.txt")).hasContent("new a");
		assertThat(there("b.txt")).hasContent("old b");
		Outcome renamed = copied(copy(Map.of("conflict", "rename")));
		assertThat(there("b (1).txt")).hasContent("new b");
		assertThat(this.jobs.bean(Journal.class).filesAfter(operation(renamed).id(), -1, "", 10))
			.extracting(OperationFile::copyName)
			.containsExactly("a (1).txt", "b (1).txt");
		copied(copy(Map.of("conflict", "overwrite")));
		assertThat(there("b.txt")).hasContent("new b");
	}

	@Test
	void severalSourcesGoIntoAFolderAndOneMayGetANewName() throws IOException {
		Path one = this.source.file("one", "1");
		this.source.file("two/file", "2");
		Path two = this.source.path("two");
		Outcome both = copied(run("copy", List.of(one, two), this.target.root(), Map.of()));
		assertThat(operations(both)).hasSize(2).allMatch((operation) -> operation.state() == State.DONE);
		assertThat(this.target.path("one")).hasContent("1");
		assertThat(this.target.path("two/file")).hasContent("2");
		copied(run("copy", one, this.target.path("three"), Map.of()));
		assertThat(this.target.path("three")).hasContent("1");
		copied(run("copy", two, this.target.path("two"), Map.of("exact", true, "conflict", "rename")));
		assertThat(this.target.path("two/file (1)")).hasContent("2");
	}

	@Test
	void aHashIsKeptWhereItIsAskedForOrVerified() throws IOException {
		this.source.file("file", "text");
		Outcome outcome = copied(copy(Map.of("verify", true)));
		OperationFile file = this.jobs.bean(Journal.class).filesAfter(operation(outcome).id(), -1, "", 10).get(0);
		assertThat(file.hash()).isEqualTo(Blake3.hash("text".getBytes(StandardCharsets.UTF_8)).bytes());
	}

	@Test
	void whatCantBeDoneIsRefusedBeforeAnythingIsTouched() throws IOException {
		this.source.file("folder/file", "text");
		assertRefused("lies inside of", () -> run("copy", this.source.root(), this.source.path("folder"), Map.of()));
		assertRefused("are the same", () -> run("copy", this.source.path("folder"), this.source.root(), Map.of()));
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> run("copy", this.source.root(), this.target.path("no/such"), Map.of()))
			.withMessageContaining("does not exist");
		assertRefused("library itself", () -> run("copy", this.source.root(), this.jobs.library().folder(), Map.of()));
		List<Path> two = List.of(this.source.root(), this.source.path("folder"));
		assertRefused("need a folder", () -> run("copy", two, this.target.path("none"), Map.of()));
		assertRefused("does not exist", () -> run("copy", this.source.path("none"), this.target.root(), Map.of()));
		assertThat(this.target.root()).isEmptyDirectory();
		assertThat(this.source.root()).isDirectoryNotContaining("glob:**.part");
	}

	@Test
	void aTargetWithoutRoomIsRefusedUnlessTheUserKnowsBetter() throws IOException {
		try (var file = new java.io.RandomAccessFile(this.source.file("sparse", "").toFile(), "rw")) {
			file.setLength(1L << 43);
		}
		copy(Map.of()).requireFailed("not enough room");
		assertThat(this.target.root()).isEmptyDirectory();
	}

	@Test
	void aStoppedRunGoesOnAndCopiesNothingTwice() throws IOException {
		this.source.fill("", 40, 5);
		List<String> made = Collections.synchronizedList(new ArrayList<>());
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (path.startsWith(this.source.root() + "/") && Files.isRegularFile(Path.of(path))
					&& seen.incrementAndGet() == 60) {
				this.jobs.requestStop();
			}
		});
		Outcome stopped = copy(Map.of("transfers", 2));
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		long before = stopped.get("files");
		assertThat(before).isLessThan(200);
		this.jobs.volume().leave();
		this.jobs.volume().watchWrites((path) -> {
			if (path.endsWith(".part")) {
				made.add(path);
			}
		});
		Outcome resumed = copied(copy(Map.of("transfers", 2)));
		assertThat(resumed.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(resumed.get("files")).isEqualTo(200);
		assertThat(resumed.get("failed")).isZero();
		assertThat(resumed.get("skipped")).isZero();
		assertThat(states(resumed).values()).allMatch((states) -> states.matches("DONE( DONE)*"));
		assertThat(targetFacts()).isEqualTo(sourceFacts());
		assertNoParts();
	}

	@Test
	void aFailedRunGoesOn() throws IOException {
		this.source.fill("", 30, 5);
		this.jobs.sabotage("INSERT", "operation_file", "NEW.directory = 20");
		copy(Map.of()).requireFailed("sabotage");
		this.jobs.repair();
		Outcome resumed = copied(copy(Map.of()));
		assertThat(resumed.get("files")).isEqualTo(150);
		assertThat(resumed.get("skipped")).isZero();
		assertThat(targetFacts()).isEqualTo(sourceFacts());
		assertNoParts();
	}

	@Test
	void aDirectoryThatIsSwappedForALinkIsNotFollowed() throws IOException {
		this.source.file("folder/file", "mine");
		Path outside = Files.createDirectory(this.temp.resolve("outside"));
		Files.writeString(outside.resolve("file"), "secret");
		Path folder = this.source.path("folder");
		this.jobs.volume().watchReads((path) -> {
			if (path.equals(folder.toString()) && !Files.isSymbolicLink(folder)) {
				Files.move(folder, this.temp.resolve("elsewhere"));
				Files.createSymbolicLink(folder, outside);
			}
		});
		Outcome outcome = copy();
		assertThat(Files.exists(there("folder/file"))).isFalse();
		assertThat(issueCodes(outcome)).containsKey("file");
		assertThat(operation(outcome).state()).isEqualTo(State.PARTLY);
	}

	@Test
	void aTargetDirectoryThatIsSwappedForALinkIsNotFollowed() throws IOException {
		this.source.file("folder/file", "mine");
		Path outside = Files.createDirectory(this.temp.resolve("outside"));
		this.jobs.volume().watchReads((path) -> {
			if (path.equals(there("folder").toString()) && Files.isDirectory(there("folder"))
					&& !Files.isSymbolicLink(there("folder"))) {
				Files.delete(there("folder"));
				Files.createSymbolicLink(there("folder"), outside);
			}
		});
		Outcome outcome = copy();
		assertThat(outside).isEmptyDirectory();
		assertThat(issueCodes(outcome)).containsKey("file");
	}

	@Test
	void theCatalogueIsRightAfterACopyIntoALocation() throws IOException {
		this.jobs.index(this.target.root());
		this.source.fill("", 6, 4);
		this.source.link("d0001/linked", "d0002/f1");
		this.source.file("d0001/f1", "text");
		copied(copy(Map.of("hash", true)));
		this.jobs.assertRight(this.target.root());
		Entry entry = this.jobs.catalogue().at(there("d0001/f1"));
		assertThat(entry.content()).as("what was hashed while it was copied").isNotNull();
	}

	@Test
	void anInterruptedCopyIntoALocationIsRightInTheEnd() throws IOException {
		this.jobs.index(this.target.root());
		this.source.fill("", 30, 4);
		this.jobs.sabotage("INSERT", "operation_file", "NEW.directory = 20");
		copy(Map.of()).requireFailed("sabotage");
		this.jobs.repair();
		copied(copy(Map.of()));
		this.jobs.assertRight(this.target.root());
	}

	@Test
	void amountsAreWhatIsThereWhateverTheCatalogueSays() throws IOException {
		this.source.fill("", 6, 4);
		this.source.file("d0000/left.iso", "x".repeat(1000));
		this.jobs.index(this.source.root(), Map.of("exclude", List.of("*.iso")));
		this.source.file("d0001/came", "since");
		Outcome outcome = copy();
		assertThat(operation(outcome).amount()).isEqualTo(new Operation.Amount(7, 26, 1005));
		assertThat(Objects.requireNonNull(operation(outcome).done())).isPositive();
	}

	@Test
	void roomIsCheckedForWhatTheCatalogueLeavesOut() throws IOException {
		try (var file = new java.io.RandomAccessFile(this.source.file("large.iso", "").toFile(), "rw")) {
			file.setLength(1L << 43);
		}
		this.jobs.index(this.source.root(), Map.of("exclude", List.of("*.iso")));
		copy(Map.of()).requireFailed("not enough room");
		assertThat(this.target.root()).isEmptyDirectory();
	}

	@Test
	void theSameWorkIsNotDoneTwiceAtOnce() throws IOException {
		this.source.file("file", "text");
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith("/source")) {
				assertThatExceptionOfType(OperateException.class).isThrownBy(this::copy)
					.withMessageContaining("is doing this already");
			}
		});
		copy();
	}

}
