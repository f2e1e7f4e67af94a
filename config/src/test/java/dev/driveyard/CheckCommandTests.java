package dev.driveyard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code check} as a user sees it.
 */
@SuppressWarnings("NullAway.Init")
class CheckCommandTests {

	private static final Instant THEN = Instant.parse("2024-03-01T12:00:00.5Z");

	@TempDir
	Path temp;

	private Path a;

	private Path b;

	private CommandRunner command;

	@BeforeEach
	void makeTrees() throws IOException {
		this.temp = this.temp.toRealPath();
		this.a = Files.createDirectory(this.temp.resolve("a"));
		this.b = Files.createDirectory(this.temp.resolve("b"));
		this.command = new CommandRunner(this.temp.resolve("data"));
		both("dir/same", "same");
		both("z", "z");
	}

	private void both(String relative, String content) throws IOException {
		file(this.a, relative, content, THEN);
		file(this.b, relative, content, THEN);
	}

	private static void file(Path tree, String relative, String content, Instant time) throws IOException {
		Path file = tree.resolve(relative);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
		Files.setLastModifiedTime(file, FileTime.from(time));
	}

	private int check(String... arguments) {
		return this.command.run(arguments);
	}

	private void makeDifferences() throws IOException {
		file(this.a, "size", "1", THEN);
		file(this.b, "size", "22", THEN);
		file(this.a, "touched", "1", THEN);
		file(this.b, "touched", "1", THEN.plusSeconds(60));
		file(this.a, "old/f", "moved", THEN);
		file(this.b, "new/f", "moved", THEN);
		file(this.b, "only b", "", THEN);
		Files.createSymbolicLink(this.a.resolve("what"), Path.of("z"));
		Files.createDirectory(this.b.resolve("what"));
	}

	@Test
	void equalFoldersAreTheSame() {
		assertThat(check("check", this.a.toString(), this.b.toString())).as(this.command.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("3 same, 0 differing");
		assertThat(check("check", "-q", this.a.toString(), this.b.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out() + this.command.err()).isEmpty();
	}

	@Test
	void differencesAreLinesAndObjects() throws IOException {
		makeDifferences();
		assertThat(check("check", "--quiet", this.a.toString(), this.b.toString())).isEqualTo(ExitCodes.FINDINGS);
		assertThat(this.command.out().lines()).containsExactly("+ new/", "- old/", "> old/f -> new/f", "+ only b",
				"* (1 B and 2 B) size", "* (time) touched", "* (link and directory) what");
		assertThat(check("check", "--json", this.a.toString(), this.b.toString())).isEqualTo(ExitCodes.FINDINGS);
		List<Map<String, Object>> objects = this.command.json();
		assertThat(objects.get(0)).containsEntry("type", "run")
			.containsEntry("job", "check")
			.containsEntry("complete", true)
			.containsEntry("moved", 1)
			.containsEntry("mode", "time");
		assertThat(objects.subList(1, 8)).allSatisfy((one) -> assertThat(one).containsEntry("type", "difference"))
			.extracting((one) -> one.get("kind"))
			.containsExactly("only_in_b", "only_in_a", "moved", "only_in_b", "differs", "differs", "differs");
		assertThat(objects.get(3)).containsEntry("path", "old/f").containsEntry("moved_to", "new/f");
		assertThat(objects.get(5)).containsEntry("reason", "size")
			.containsEntry("a", Map.of("kind", "file", "size", 1, "modified", THEN.toString()));
	}

	@Test
	void optionsSayWhatIsDifferent() throws IOException {
		makeDifferences();
		assertThat(check("check", "-q", "--size-only", "--one-way", "--exclude", "w*", this.a.toString(),
				this.b.toString()))
			.isEqualTo(ExitCodes.FINDINGS);
		assertThat(this.command.out().lines()).containsExactly("- old/", "> old/f -> new/f", "* (1 B and 2 B) size");
		assertThat(check("check", "-q", "--hash", this.a.resolve("touched").toString(),
				this.b.resolve("touched").toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(check("check", "--hash", "--read", this.a.toString(), this.b.toString())).isEqualTo(ExitCodes.USAGE);
		assertThat(check("check", this.a.toString())).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void whatIsNotThereIsAnError() {
		assertThat(check("check", this.a.toString(), this.temp.resolve("nothing").toString()))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("nothing does not exist");
		assertThat(this.command.out()).isEmpty();
		assertThat(check("check", this.a.toString(), this.b.resolve("z").toString())).isEqualTo(ExitCodes.USAGE);
		assertThat(check("check", this.a.toString(), "zip://none/x")).isEqualTo(ExitCodes.FAILED);
	}

	@Test
	void namesThatAreNoTextKeepTheirBytes() throws IOException {
		Path odd = LocalPaths.toPath(LocalPaths.encode(this.a) + "/\uefff\n");
		Files.writeString(odd, "odd");
		assertThat(check("check", "-q", this.a.toString(), this.b.toString())).isEqualTo(ExitCodes.FINDINGS);
		check("check", "--json", this.a.toString(), this.b.toString());
		assertThat(this.command.json().get(1)).containsEntry("path", "\\xff\\n").containsEntry("path_base64", "/wo=");
	}

	@Test
	void aServerIsASide() throws IOException, GeneralSecurityException {
		makeDifferences();
		check("check", "-q", this.a.toString(), this.b.toString());
		List<String> here = this.command.out().lines().toList();
		try (SshFixture server = new SshFixture(this.temp)) {
			assertThat(this.command.run(server.add("nas", this.b))).as(this.command.err()).isEqualTo(ExitCodes.DONE);
			assertThat(check("check", "-q", this.a.toString(), "sftp://nas/")).as(this.command.err())
				.isEqualTo(ExitCodes.FINDINGS);
			assertThat(this.command.out().lines()).containsExactlyElementsOf(here);
			assertThat(check("check", "--read", "sftp://nas/dir", this.a.resolve("dir").toString()))
				.as(this.command.err())
				.isEqualTo(ExitCodes.DONE);
			assertThat(this.command.out()).contains("1 same").contains("2 read files");
			assertThat(check("check", this.a.toString(), "sftp://nas/nothing")).isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.err()).contains("sftp://nas/nothing does not exist");
			server.dieAfterReads(1);
			both("large", "x".repeat(3_000_000));
			assertThat(check("check", "--read", this.a.toString(), "sftp://nas/")).isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.out()).doesNotContain("- ").doesNotContain("+ ");
		}
	}

	@Test
	void anArchiveIsASide() throws IOException {
		Path archive = this.temp.resolve("b.zip");
		try (OutputStream file = Files.newOutputStream(archive);
				ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
			for (String path : List.of("dir/same", "z")) {
				ZipEntry entry = new ZipEntry(path);
				entry.setLastModifiedTime(FileTime.from(THEN.minusMillis(500)));
				zip.putNextEntry(entry);
				zip.write(Files.readAllBytes(this.b.resolve(path)));
			}
			zip.putNextEntry(new ZipEntry("more"));
		}
		assertThat(this.command.run("volume", "add", "--name", "zipped", archive.toString())).as(this.command.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(check("check", "-q", this.a.toString(), "zip://zipped/")).as(this.command.err())
			.isEqualTo(ExitCodes.FINDINGS);
		assertThat(this.command.out().lines()).containsExactly("+ more");
		assertThat(check("check", "-q", "--read", "--one-way", this.a.toString(), "zip://zipped/"))
			.isEqualTo(ExitCodes.DONE);
	}

}
