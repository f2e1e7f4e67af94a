package dev.driveyard.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.driveyard.storage.Ability;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@link OutputFile}: what is there before, during and after.
 */
@Timeout(60)
class OutputFileTests {

	@TempDir
	private Path folder;

	private static void write(OutputFile file, String text) throws IOException {
		file.stream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	private static void replace(Path path, String text) throws IOException {
		try (OutputFile file = OutputFile.open(path)) {
			write(file, text);
			file.commit();
		}
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	private Path path(String name) {
		return this.folder.resolve(name);
	}

	@Test
	void aFileAppearsWholeWithThePermissionsOfANewFile() throws IOException {
		Path like = Files.createFile(path("like"));
		try (OutputFile file = OutputFile.open(path("report"))) {
			write(file, "all");
			file.flush();
			assertThat(path("report")).doesNotExist();
			assertThat(names()).hasSize(2).anyMatch((name) -> name.startsWith(OutputFile.UNFINISHED));
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path(file.unfinishedName()))))
				.isEqualTo("rw-------");
			file.commit();
		}
		assertThat(path("report")).hasContent("all");
		assertThat(Files.getPosixFilePermissions(path("report"))).isEqualTo(Files.getPosixFilePermissions(like));
		assertThat(names()).containsExactly("like", "report");
	}

	@Test
	void whatIsNotFinishedReplacesNothingAndLeavesNothing() throws IOException {
		Files.writeString(path("report"), "old");
		Files.writeString(path("report.part"), "the user's own");
		try (OutputFile file = OutputFile.open(path("report"))) {
			write(file, "half");
			assertThat(file.replacesContent()).isTrue();
		}
		assertThat(path("report")).hasContent("old");
		replace(path("report"), "new");
		assertThat(path("report")).hasContent("new");
		assertThat(path("report.part")).hasContent("the user's own");
		assertThat(names()).containsExactly("report", "report.part");
	}

	@Test
	void whatIsReplacedKeepsItsOwnerAndPermissions() throws IOException {
		Files.writeString(path("report"), "old");
		Files.setPosixFilePermissions(path("report"), PosixFilePermissions.fromString("rw-rw-rwx"));
		boolean root = "root".equals(System.getProperty("user.name"));
		if (root) {
			Files.setAttribute(path("report"), "unix:uid", Shell.OTHER);
			Files.setAttribute(path("report"), "unix:gid", Shell.OTHER);
		}
		replace(path("report"), "new");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path("report")))).isEqualTo("rw-rw-rwx");
		assertThat(path("report")).hasContent("new");
		if (root && new LocalBackend().abilities().contains(Ability.WRITES_BY_HANDLE)) {
			assertThat(Files.getAttribute(path("report"), "unix:uid")).isEqualTo(Shell.OTHER);
			assertThat(Files.getAttribute(path("report"), "unix:gid")).isEqualTo(Shell.OTHER);
		}
	}

	@Test
	void aLinkStaysAndWhatItPointsToIsReplaced() throws IOException {
		Path below = Files.createDirectory(path("below"));
		Files.writeString(path("real"), "old");
		Files.createSymbolicLink(below.resolve("relative"), Path.of("../real"));
		Files.createSymbolicLink(path("chain"), below.resolve("relative"));
		Files.createSymbolicLink(path("dangling"), Path.of("below/made"));
		Files.createSymbolicLink(path("loop"), Path.of("loop"));
		Files.createSymbolicLink(path("way"), below);
		replace(path("chain"), "new");
		replace(path("dangling"), "made");
		replace(path("way/../real2"), "beside");
		assertThat(path("chain")).isSymbolicLink();
		assertThat(below.resolve("relative")).isSymbolicLink();
		assertThat(path("real")).hasContent("new");
		assertThat(path("dangling")).isSymbolicLink();
		assertThat(below.resolve("made")).hasContent("made");
		assertThat(path("real2")).hasContent("beside");
		assertThatIOException().isThrownBy(() -> OutputFile.open(path("loop"))).withMessageContaining("too many links");
	}

	@Test
	void foldersAndWhatHasNoFolderAreRefused() throws IOException {
		Files.createDirectory(path("there"));
		Files.createFile(path("file"));
		for (Path wrong : List.of(path("there"), path("there/."), path("there/.."), Path.of("/"))) {
			assertThatIOException().as(wrong.toString())
				.isThrownBy(() -> OutputFile.open(wrong))
				.withMessageContaining("it is a folder");
		}
		assertThatIOException().isThrownBy(() -> OutputFile.check(path("missing/x")))
			.withMessageContaining("there is no such folder");
		assertThatIOException().isThrownBy(() -> OutputFile.check(path("file/x"))).withMessageContaining("no folder");
		OutputFile.check(path("x"));
		assertThat(names()).containsExactly("file", "there");
	}

	@Test
	void devicesAreWrittenInto() throws IOException {
		assumeTrue(new LocalBackend().abilities().contains(Ability.WRITES_BY_HANDLE), "no system calls");
		Shell.device(path("null"), 3);
		Shell.device(path("full"), 7);
		Files.createSymbolicLink(path("link"), Path.of("null"));
		replace(path("link"), "nothing is kept");
		assertThat(path("link")).isSymbolicLink();
		for (String name : List.of("null", "full")) {
			assertThat(Files.readAttributes(path(name), "isOther", LinkOption.NOFOLLOW_LINKS)).containsEntry("isOther",
					true);
		}
		assertThatIOException().isThrownBy(() -> replace(path("full"), "too much"))
			.withMessageContaining("No space left");
		assertThat(names()).containsExactly("full", "link", "null");
	}

	@Test
	void pipesAreWrittenIntoAndThoseThatNothingReadsAreRefused() throws Exception {
		assumeTrue(new LocalBackend().abilities().contains(Ability.WRITES_BY_HANDLE), "no system calls");
		Shell.run(this.folder, "mkfifo pipe");
		assertThatIOException().isThrownBy(() -> OutputFile.open(path("pipe"))).withMessageContaining("nothing reads");
		Process reader = new ProcessBuilder("sh", "-c", "exec 3<>pipe; echo ready; exec cat pipe")
			.directory(this.folder.toFile())
			.start();
		try (InputStream out = reader.getInputStream()) {
			assertThat(out.readNBytes(6)).asString().isEqualTo("ready\n");
			String much = "line\n".repeat(100_000);
			Thread writer = new Thread(() -> {
				try {
					replace(path("pipe"), much);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			});
			writer.start();
			assertThat(out.readNBytes(much.length())).asString().isEqualTo(much);
			writer.join();
		}
		finally {
			reader.destroyForcibly();
		}
		assertThat(Files.readAttributes(path("pipe"), "isOther", LinkOption.NOFOLLOW_LINKS)).containsEntry("isOther",
				true);
		assertThat(names()).containsExactly("pipe");
	}

	@Test
	void onlyAFileOrNothingIsReplacedByTheRename() throws IOException {
		for (String there : List.of("before", "nothing")) {
			Path target = path(there);
			if (there.equals("before")) {
				Files.writeString(target, "old");
			}
			try (OutputFile file = OutputFile.open(target)) {
				write(file, "new");
				Files.deleteIfExists(target);
				Shell.run(this.folder, "mkfifo " + there);
				assertThatIOException().isThrownBy(file::commit).withMessageContaining("meanwhile");
			}
			assertThat(Files.readAttributes(target, "isOther", LinkOption.NOFOLLOW_LINKS)).containsEntry("isOther",
					true);
		}
		assertThat(names()).containsExactly("before", "nothing");
	}

	@Test
	void aNewFileReplacesNothing() throws IOException {
		Files.createSymbolicLink(path("link"), Path.of("elsewhere"));
		assertThatThrownBy(() -> OutputFile.createNew(path("link"))).isInstanceOf(FileAlreadyExistsException.class);
		try (OutputFile file = OutputFile.createNew(path("new"))) {
			write(file, "mine");
			Files.writeString(path("new"), "came meanwhile");
			assertThatThrownBy(file::commit).isInstanceOf(FileAlreadyExistsException.class);
		}
		assertThat(path("new")).hasContent("came meanwhile");
		assertThat(names()).containsExactly("link", "new");
	}

	@Test
	void whatAnotherUserPutWhereAllMayWriteIsNotFollowedAndNotReplaced() throws IOException {
		Shell.run(this.folder, "chmod 711 .; mkdir open; chmod 1777 open; echo secret > real");
		Shell.runAsOther(path("open"), "ln -s ../real link; echo theirs > file; mkfifo pipe");
		for (String name : List.of("link", "file", "pipe")) {
			assertThatIOException().as(name)
				.isThrownBy(() -> replace(path("open/" + name), "mine"))
				.withMessageContaining("another user");
		}
		assertThat(path("real")).hasContent("secret");
		assertThat(path("open/file")).hasContent("theirs");
		replace(path("open/mine"), "mine");
		replace(path("open/mine"), "mine again");
		assertThat(path("open/mine")).hasContent("mine again");
	}

	@Test
	void theFileItselfIsKnownInItsFolder() throws IOException {
		Files.createDirectory(path("other"));
		Files.createSymbolicLink(path("same"), this.folder);
		try (OutputFile file = OutputFile.open(path("same/report"));
				WritableDirectory here = new LocalBackend().open(LocalPaths.encode(this.folder));
				WritableDirectory other = new LocalBackend().open(LocalPaths.encode(path("other")))) {
			assertThat(file.isAt(here, "report")).isTrue();
			assertThat(file.isAt(here, file.unfinishedName())).isTrue();
			assertThat(file.isAt(here, "same")).isFalse();
			assertThat(file.isAt(other, "report")).isFalse();
		}
	}

	/** Another process that writes half of a file and waits. */
	public static void main(String... arguments) throws Exception {
		try (OutputFile file = OutputFile.open(Path.of(arguments[0]))) {
			write(file, "half");
			file.flush();
			System.out.println("ready");
			System.out.flush();
			Thread.sleep(TimeUnit.MINUTES.toMillis(1));
			file.commit();
		}
	}

	private void endWhileItWrites(String signal) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"--add-opens=java.base/sun.nio.fs=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
				OutputFileTests.class.getName(), path("report").toString())
			.start();
		try (InputStream out = process.getInputStream()) {
			assertThat(out.readNBytes(6)).asString().isEqualTo("ready\n");
			Shell.run(this.folder, "kill -$1 $2", signal, String.valueOf(process.pid()));
			process.waitFor();
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void aSignalLeavesTheOldFileAndNothingElseAndAKillLeavesWhatSaysItsName() throws Exception {
		Files.writeString(path("report"), "old");
		for (String signal : List.of("INT", "TERM", "HUP")) {
			endWhileItWrites(signal);
			assertThat(path("report")).hasContent("old");
			assertThat(names()).as(signal).containsExactly("report");
		}
		endWhileItWrites("KILL");
		assertThat(path("report")).hasContent("old");
		assertThat(names()).hasSize(2).anyMatch((name) -> name.startsWith(OutputFile.UNFINISHED));
		replace(path("report"), "new");
		assertThat(path("report")).hasContent("new");
	}

}
