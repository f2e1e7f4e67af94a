package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.driveyard.storage.local.Shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * What is at the target already is never lost unless that was asked for.
 */
class ConflictTests extends CopyFixture {

	private static final byte[] OLD = "what was there".getBytes(StandardCharsets.UTF_8);

	private static CopyOptions on(Conflict conflict) {
		return CopyOptions.DEFAULTS.withConflict(conflict);
	}

	private CopyOutcome.Cause failure(Conflict conflict) {
		return expect(CopyOutcome.Failed.class, run(on(conflict), copy("file.txt"))).cause();
	}

	private void putOld(String name, int secondsLater) throws IOException {
		Files.write(target(name), OLD);
		Files.setLastModifiedTime(target(name), FileTime.from(THEN.plusSeconds(secondsLater)));
	}

	@Test
	void whatIsThereIsSkipped() throws IOException {
		put("file.txt", 10);
		putOld("file.txt", -1);
		assertThat(run(on(Conflict.SKIP), copy("file.txt")))
			.isEqualTo(new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS));
		assertThat(target("file.txt")).hasBinaryContent(OLD);
	}

	@Test
	void whatIsThereFails() throws IOException {
		put("file.txt", 10);
		putOld("file.txt", -1);
		assertThat(failure(Conflict.FAIL)).isEqualTo(CopyOutcome.Cause.TARGET_EXISTS);
		assertThat(target("file.txt")).hasBinaryContent(OLD);
	}

	@Test
	void whatIsThereIsReplacedNotOverwritten() throws IOException {
		byte[] bytes = put("file.txt", 10);
		putOld("file.txt", -1);
		Files.createLink(target("other name"), target("file.txt"));
		CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class, run(on(Conflict.OVERWRITE), copy("file.txt")));
		assertThat(copied.replaced()).isTrue();
		assertThat(target("file.txt")).hasBinaryContent(bytes);
		assertThat(target("other name")).hasBinaryContent(OLD);
		assertThat(targets()).containsExactly("file.txt", "other name");
	}

	@Test
	void aLinkThatIsThereIsReplacedNotFollowed() throws IOException {
		byte[] bytes = put("file.txt", 10);
		putOld("victim", 0);
		Files.createSymbolicLink(target("file.txt"), Path.of("victim"));
		expect(CopyOutcome.Copied.class, run(on(Conflict.OVERWRITE), copy("file.txt")));
		assertThat(target("file.txt")).isRegularFile().hasBinaryContent(bytes);
		assertThat(Files.isSymbolicLink(target("file.txt"))).isFalse();
		assertThat(target("victim")).hasBinaryContent(OLD);
	}

	@Test
	void onlyWhatIsOlderIsReplacedByTheNewer() throws IOException {
		byte[] bytes = put("file.txt", 10);
		for (int later : new int[] { 0, 1 }) {
			putOld("file.txt", later);
			assertThat(run(on(Conflict.NEWER), copy("file.txt")))
				.isEqualTo(new CopyOutcome.Skipped(CopyOutcome.Reason.NOT_NEWER));
			assertThat(target("file.txt")).hasBinaryContent(OLD);
		}
		putOld("file.txt", -1);
		assertThat(expect(CopyOutcome.Copied.class, run(on(Conflict.NEWER), copy("file.txt"))).replaced()).isTrue();
		assertThat(target("file.txt")).hasBinaryContent(bytes);
	}

	@ParameterizedTest
	@EnumSource(names = "OVERWRITE", mode = EnumSource.Mode.EXCLUDE)
	void whatIsThereAgainstExpectationIsNotLostEither(Conflict conflict) throws IOException {
		put("file.txt", 10);
		putOld("file.txt", 1);
		AtomicInteger looks = new AtomicInteger();
		this.to.lookup = (name) -> {
			looks.incrementAndGet();
			return name;
		};
		CopyOutcome outcome = run(on(conflict), copy("file.txt").intoFresh());
		assertThat(outcome instanceof CopyOutcome.Copied).isEqualTo(conflict == Conflict.RENAME);
		assertThat(target("file.txt")).hasBinaryContent(OLD);
		assertThat(targets()).hasSize((conflict == Conflict.RENAME) ? 2 : 1);
		assertThat(looks).hasValue((conflict == Conflict.NEWER) ? 1 : 0);
	}

	@Test
	void aFreeNameIsFound() throws IOException {
		byte[] bytes = put("file.txt", 10);
		putOld("file.txt", 0);
		putOld("file (1).txt", 0);
		Files.createSymbolicLink(target("file (2).txt"), Path.of("dangling"));
		CopyOutcome.Copied copied = expect(CopyOutcome.Copied.class, run(on(Conflict.RENAME), copy("file.txt")));
		assertThat(copied.name()).isEqualTo("file (3).txt");
		assertThat(target("file (3).txt")).hasBinaryContent(bytes);
		assertThat(target("file.txt")).hasBinaryContent(OLD);
		assertThat(targets()).hasSize(4);
	}

	@ParameterizedTest
	@EnumSource(names = { "OVERWRITE", "NEWER" })
	void aDirectoryIsNeverReplacedByAFile(Conflict conflict) throws IOException {
		put("file.txt", 10);
		Files.createDirectory(target("file.txt"));
		Files.setLastModifiedTime(target("file.txt"), FileTime.from(THEN.minusSeconds(1)));
		assertThat(failure(conflict)).isEqualTo(CopyOutcome.Cause.KINDS_DIFFER);
		Files.delete(target("file.txt"));
		this.to.beforeRename = () -> Files.createDirectory(target("file.txt"));
		assertThat(failure(conflict)).isIn(CopyOutcome.Cause.KINDS_DIFFER);
		assertThat(target("file.txt")).isEmptyDirectory();
		assertThat(targets()).containsExactly("file.txt");
	}

	@ParameterizedTest
	@EnumSource(names = "OVERWRITE", mode = EnumSource.Mode.EXCLUDE)
	void whatAppearsWhileTheCopyIsMadeIsNotLost(Conflict conflict) throws IOException {
		byte[] bytes = put("file.txt", 10);
		this.to.beforeRename = () -> {
			this.to.beforeRename = () -> {
			};
			putOld("file.txt", 1);
		};
		CopyOutcome outcome = run(on(conflict), copy("file.txt"));
		switch (conflict) {
			case SKIP -> assertThat(outcome).isEqualTo(new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS));
			case NEWER -> assertThat(outcome).isEqualTo(new CopyOutcome.Skipped(CopyOutcome.Reason.NOT_NEWER));
			case FAIL -> assertThat(expect(CopyOutcome.Failed.class, outcome).cause())
				.isEqualTo(CopyOutcome.Cause.TARGET_EXISTS);
			default -> assertThat(target("file (1).txt")).hasBinaryContent(bytes);
		}
		assertThat(target("file.txt")).hasBinaryContent(OLD);
		assertThat(targets()).hasSize((conflict == Conflict.RENAME) ? 2 : 1);
	}

	@ParameterizedTest
	@EnumSource(names = { "OVERWRITE", "NEWER", "FAIL" })
	void aFileIsNotCopiedToItself(Conflict conflict) throws IOException {
		byte[] bytes = put("file.txt", 10);
		Files.createLink(target("file.txt"), source("file.txt"));
		assertThat(failure(conflict)).isEqualTo(CopyOutcome.Cause.SAME_FILE);
		FileCopy self = FileCopy.of(this.from, "file.txt", this.from, "t");
		assertThat(expect(CopyOutcome.Failed.class, run(on(conflict), self)).cause())
			.isEqualTo(CopyOutcome.Cause.SAME_FILE);
		assertThat(source("file.txt")).hasBinaryContent(bytes);
	}

	@Test
	void aTargetThatIsSwappedForALinkLeadsNowhereElse() throws IOException {
		byte[] bytes = put("file.txt", 10);
		Files.createDirectory(this.root.resolve("elsewhere"));
		this.to.beforeRename = () -> Shell.run(this.root, "mv to moved; ln -s elsewhere to");
		expect(CopyOutcome.Copied.class, run(on(Conflict.OVERWRITE), copy("file.txt")));
		this.to.beforeRename = () -> {
		};
		expect(CopyOutcome.Copied.class, run(on(Conflict.FAIL), copy("file.txt").as("second")));
		assertThat(this.root.resolve("elsewhere")).isEmptyDirectory();
		assertThat(this.root.resolve("moved/file.txt")).hasBinaryContent(bytes);
		assertThat(this.root.resolve("moved/second")).hasBinaryContent(bytes);
	}

	@Test
	void aTargetThatMustNotBeWrittenIsTold() throws IOException {
		put("file.txt", 10);
		Files.setPosixFilePermissions(this.root.resolve("to"), PosixFilePermissions.fromString("r-xr-xr-x"));
		try {
			assumeFalse(Files.isWritable(this.root.resolve("to")), "The super-user writes whatever the mode");
			assertThat(failure(Conflict.FAIL)).isEqualTo(CopyOutcome.Cause.TARGET_DENIED);
		}
		finally {
			Files.setPosixFilePermissions(this.root.resolve("to"), PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

	@Test
	void aSourceThatMustNotBeReadIsTold() throws IOException {
		put("file.txt", 10);
		Files.setPosixFilePermissions(source("file.txt"), PosixFilePermissions.fromString("-w-------"));
		assumeFalse(Files.isReadable(source("file.txt")), "The super-user reads whatever the mode");
		assertThat(failure(Conflict.FAIL)).isEqualTo(CopyOutcome.Cause.SOURCE_UNREADABLE);
	}

}
