package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.local.TestMount;
import dev.driveyard.storage.local.TestMount.Type;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times far away, and file systems that keep them coarsely or not at all.
 */
class TimesTests extends CopyFixture {

	private static final CopyOptions NEWER = CopyOptions.DEFAULTS.withConflict(Conflict.NEWER);

	private static final CopyOptions OVERWRITE = CopyOptions.DEFAULTS.withConflict(Conflict.OVERWRITE);

	private static final CopyOutcome NOT_NEWER = new CopyOutcome.Skipped(CopyOutcome.Reason.NOT_NEWER);

	private void put(String name, String time) throws IOException {
		put(name, 100);
		touch(name, time);
	}

	/** The JDK can't set all times that there are. */
	private void touch(String name, String time) {
		Shell.run(this.root, "touch -d \"$2\" \"from/$1\"", name, time);
	}

	private static Instant time(Path file) throws IOException {
		return Files.getLastModifiedTime(file).toInstant();
	}

	private FileCopy copy(HookedDirectory target, String name) {
		return FileCopy.of(this.from, name, target, "t");
	}

	@ParameterizedTest
	@CsvSource({ "2300-01-01T00:00:00.123456Z", "2400-05-05T00:00:00Z", "2262-04-11T23:47:17Z", "1905-02-03T04:05:06Z",
			"2024-05-01T12:00:01.123456789Z" })
	void aTimeOfAnyYearIsKept(String time) throws IOException {
		put("file", time);
		assertThat(expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy(this.to, "file"))).warnings())
			.isEmpty();
		assertThat(time(target("file"))).isEqualTo(Instant.parse(time));
		assertThat(run(NEWER, copy(this.to, "file"))).isEqualTo(NOT_NEWER);
		assertThat(run(CopyOptions.DEFAULTS, copy(this.to, "file").again(null)))
			.isInstanceOf(CopyOutcome.Already.class);
	}

	@Test
	void ofTwoTimesFarAwayTheLaterOneIsNewer() throws IOException {
		put("file", "2300-01-01T00:00:00Z");
		expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy(this.to, "file")));
		put("file", "2400-01-01T00:00:00Z");
		assertThat(expect(CopyOutcome.Copied.class, run(NEWER, copy(this.to, "file"))).replaced()).isTrue();
		put("file", "2300-01-01T00:00:00Z");
		assertThat(run(NEWER, copy(this.to, "file"))).isEqualTo(NOT_NEWER);
	}

	@Test
	void timesAreTheSameByHandleAndByPath() throws IOException {
		Path folder = TestMount.inMemory();
		try (HookedDirectory directory = open(folder)) {
			Files.createFile(folder.resolve("file"));
			for (String time : List.of("2300-01-01T00:00:00.123456789Z", "1650-02-03T04:05:06.123456789Z",
					"1700-01-01T00:00:00.123456789Z", "8000-01-01T00:00:00Z")) {
				Shell.run(folder, "touch -d \"$1\" file", time);
				long modified = directory.stat("file").stat().modified();
				assertThat(FileTimes.instant(modified)).isBetween(Instant.parse(time).minusNanos(1000),
						Instant.parse(time));
				assertThat(new LocalBackend().stat(LocalPaths.encode(folder.resolve("file"))).stat().modified())
					.isEqualTo(modified);
			}
		}
		finally {
			Files.delete(folder.resolve("file"));
			Files.delete(folder);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "EXT4_SMALL_INODES", "EXFAT" })
	@Tag("mount")
	void whatIsCopiedToCoarseTimesIsNotNewerAfterwards(Type type) throws IOException {
		try (TestMount mount = TestMount.of(Files.createDirectory(this.root.resolve("m")), type);
				HookedDirectory target = open(mount.root())) {
			for (int i = 1; i < 6; i++) {
				put("f" + i, "2024-05-0" + i + "T12:00:0" + i + ".567891234Z");
				assertThat(expect(CopyOutcome.Copied.class, run(OVERWRITE, copy(target, "f" + i))).warnings()
					.stream()
					.filter((warning) -> warning.contains("time"))).isEmpty();
				assertThat(time(mount.root().resolve("f" + i))).isBetween(Instant.parse("2024-05-0" + i + "T12:00:00Z"),
						Instant.parse("2024-05-0" + i + "T12:00:06Z"));
				assertThat(run(NEWER, copy(target, "f" + i))).isEqualTo(NOT_NEWER);
				assertThat(run(OVERWRITE, copy(target, "f" + i).again(null))).isInstanceOf(CopyOutcome.Already.class);
			}
			put("f1", "2024-05-01T12:00:05Z");
			assertThat(expect(CopyOutcome.Copied.class, run(NEWER, copy(target, "f1"))).replaced()).isTrue();
			assertThat(mount.root().toFile().list()).containsExactlyInAnyOrder("f1", "f2", "f3", "f4", "f5");
		}
	}

	@Test
	@Tag("mount")
	void anEditWithinTheSameSecondIsNewerIfTheSizeDiffers() throws IOException {
		try (TestMount mount = TestMount.of(Files.createDirectory(this.root.resolve("m")), Type.EXT4_SMALL_INODES);
				HookedDirectory target = open(mount.root())) {
			put("file", "2024-05-01T12:00:01.2Z");
			expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy(target, "file")));
			Files.writeString(source("file"), "edited");
			touch("file", "2024-05-01T12:00:01.4Z");
			assertThat(expect(CopyOutcome.Copied.class, run(NEWER, copy(target, "file"))).replaced()).isTrue();
		}
	}

	@Test
	@Tag("mount")
	void aTimeThatTheTargetCanNotKeepIsToldAndIsNotNewerAfterwards() throws IOException {
		try (TestMount mount = TestMount.of(Files.createDirectory(this.root.resolve("m")), Type.EXT4_SMALL_INODES);
				HookedDirectory target = open(mount.root())) {
			put("late", "2040-01-01T00:00:00Z");
			assertThat(expect(CopyOutcome.Copied.class, run(CopyOptions.DEFAULTS, copy(target, "late"))).warnings())
				.singleElement()
				.asString()
				.startsWith("modification time: 2040-01-01T00:00:00Z became 2038-01-19");
			assertThat(run(NEWER, copy(target, "late"))).isEqualTo(NOT_NEWER);
			assertThat(run(CopyOptions.DEFAULTS, copy(target, "late").again(null)))
				.isInstanceOf(CopyOutcome.Already.class);
		}
	}

	@Test
	@Tag("mount")
	void aLinkThatIsCopiedToCoarseTimesIsThereAlready() throws IOException {
		try (TestMount mount = TestMount.of(Files.createDirectory(this.root.resolve("m")), Type.EXT4_SMALL_INODES);
				HookedDirectory target = open(mount.root())) {
			Files.createSymbolicLink(source("link"), Path.of("elsewhere"));
			LinkCopier links = new LinkCopier(NEWER);
			expect(CopyOutcome.Copied.class, links.copySymbolic(copy(target, "link")));
			assertThat(links.copySymbolic(copy(target, "link"))).isEqualTo(NOT_NEWER);
			assertThat(links.copySymbolic(copy(target, "link").again(null))).isInstanceOf(CopyOutcome.Already.class);
		}
	}

}
