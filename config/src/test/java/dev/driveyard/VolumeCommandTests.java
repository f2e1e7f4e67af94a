package dev.driveyard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command {@code volume}, and what other commands do with what is on a server or in
 * an archive.
 */
class VolumeCommandTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path temp;

	@SuppressWarnings("NullAway.Init")
	CommandRunner command;

	@SuppressWarnings("NullAway.Init")
	private SshFixture server;

	@BeforeEach
	void start() throws IOException, GeneralSecurityException {
		this.temp = this.temp.toRealPath();
		this.command = new CommandRunner(this.temp.resolve("data"));
		Files.createDirectories(this.temp.resolve("served/2019"));
		Files.createDirectories(this.temp.resolve("here"));
		Files.writeString(this.temp.resolve("served/2019/one.txt"), "the same");
		Files.writeString(this.temp.resolve("served/two.txt"), "the same");
		Files.writeString(this.temp.resolve("served/three.txt"), "another");
		Files.createSymbolicLink(this.temp.resolve("served/link"), Path.of("2019"));
		Files.writeString(this.temp.resolve("here/copy.txt"), "the same");
		this.server = new SshFixture(this.temp);
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	private String path(String relative) {
		return this.temp.resolve(relative).toString();
	}

	private String url(String path) {
		return this.server.url(this.temp.resolve(path));
	}

	private void addServer() {
		assertThat(this.command.run(this.server.add("nas", this.temp.resolve("served")))).as(() -> this.command.err())
			.isEqualTo(ExitCodes.DONE);
	}

	@Test
	void aServerIsAddedShownAndForgotten() throws IOException {
		addServer();
		assertThat(this.command.out()).contains("Added volume nas");
		this.command.run("volume", "list");
		assertThat(this.command.out()).contains("sftp://nas/").contains(url("served"));
		this.command.run("volume", "show", "nas");
		assertThat(this.command.out()).contains("password=file:").contains("SHA256:").doesNotContain("s3cret");
		this.command.run("volume", "show", "--json", "nas");
		assertThat(this.command.json().get(0)).containsEntry("kind", "sftp").containsEntry("address", "sftp://nas/");
		assertThat(this.command.run("volume", "add", "--known-hosts", path("known"), "--password",
				"file:" + path("password"), url("served")))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("knows this as the volume nas");
		assertThat(this.command.run("volume", "remove", "nas")).isEqualTo(ExitCodes.DONE);
		this.command.run("volume", "list");
		assertThat(this.command.out()).isEmpty();
		for (Path file : Files.walk(this.temp.resolve("data")).filter(Files::isRegularFile).toList()) {
			assertThat(Files.readAllBytes(file)).asString(StandardCharsets.ISO_8859_1).doesNotContain("s3cret");
		}
	}

	@Test
	void aServerThatCantBeTrustedOrDoesNotLetInIsNotAdded() throws IOException {
		Files.writeString(this.temp.resolve("nobody"), "");
		assertThat(this.command.run("volume", "add", "--known-hosts", path("nobody"), "--password",
				"file:" + path("password"), url("served")))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("ssh-keyscan").contains("SHA256:");
		Files.writeString(this.temp.resolve("password"), "wrong");
		assertThat(this.command.run("volume", "add", "--known-hosts", path("known"), "--password",
				"file:" + path("password"), url("served")))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("does not let the user 'ann' in");
		Files.setPosixFilePermissions(this.temp.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(this.command.run("volume", "add", "--known-hosts", path("known"), "--password",
				"file:" + path("password"), url("served")))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("chmod 600");
		assertThat(this.command.run("volume", "add", "--password", "s3cret", url("served")))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("env:VARIABLE or file:PATH").doesNotContain("s3cret");
		this.command.run("volume", "list");
		assertThat(this.command.out()).isEmpty();
	}

	@Test
	void filesOfAServerAreIndexedFoundComparedProvedAndCopied() throws IOException {
		addServer();
		worksWith("sftp://nas");
		Files.writeString(this.temp.resolve("served/three.txt"), "other!!");
		Files.setLastModifiedTime(this.temp.resolve("served/three.txt"),
				java.nio.file.attribute.FileTime.fromMillis(1_000_000));
		assertThat(this.command.run("index", "--mode", "content", url("served"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("location", "remove", "1")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("volume", "remove", "nas")).as(() -> this.command.err()).isEqualTo(ExitCodes.DONE);
	}

	@Test
	void whatWasFoundThereIsAskedForByItsAddress() throws IOException {
		addServer();
		assertThat(this.command.run("index", "--mode", "content", "sftp://nas/")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("index", "--mode", "content", path("here"))).isEqualTo(ExitCodes.DONE);
		Files.delete(this.temp.resolve("served/2019/one.txt"));
		Files.delete(this.temp.resolve("here/copy.txt"));
		assertThat(this.command.run("validate", "sftp://nas/", path("here"))).as(() -> this.command.err())
			.isEqualTo(ExitCodes.FINDINGS);
		for (String there : List.of("sftp://nas/", "sftp://nas/2019", "sftp://nas/2019/one.txt", url("served/2019"))) {
			assertThat(this.command.run("validate", "findings", there)).isEqualTo(ExitCodes.DONE);
			assertThat(this.command.out()).as(there).contains("sftp://nas/2019/one.txt").doesNotContain("copy.txt");
		}
		this.command.run("validate", "findings", path("here"));
		assertThat(this.command.out()).contains("copy.txt").doesNotContain("one.txt");
		this.command.run("validate", "findings", "/2019");
		assertThat(this.command.out()).as("it is no folder of this machine").isEmpty();
		assertThat(this.command.run("validate", "findings", "sftp://other/")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.run("copy", "sftp://nas/two.txt", path("here"))).isEqualTo(ExitCodes.DONE);
		this.command.run("history", "--path", "sftp://nas/");
		assertThat(this.command.out()).contains("sftp://nas/two.txt -> " + path("here"));
		this.command.run("history", "--path", "/two.txt");
		assertThat(this.command.out()).isEmpty();
	}

	@Test
	void aServerThatIsGoneChangesNothing() throws IOException {
		addServer();
		assertThat(this.command.run("index", "--mode", "content", "sftp://nas/")).isEqualTo(ExitCodes.DONE);
		this.server.stop();
		assertThat(this.command.run("index", "sftp://nas/")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("can't be reached");
		this.command.run("find", "sftp://nas/", "--name", "*.txt");
		assertThat(this.command.out()).contains("one.txt").contains("two.txt").contains("three.txt");
	}

	@Test
	void filesOfAZipArchiveAreIndexedFoundComparedProvedAndCopied() throws IOException {
		try (OutputStream file = Files.newOutputStream(this.temp.resolve("old.zip"));
				ZipOutputStream out = new ZipOutputStream(file)) {
			for (String name : List.of("2019/one.txt", "two.txt", "three.txt")) {
				out.putNextEntry(new ZipEntry(name));
				out.write(Files.readAllBytes(this.temp.resolve("served").resolve(name)));
			}
		}
		assertThat(this.command.run("volume", "add", path("old.zip"))).as(() -> this.command.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("driveyard index zip://old.zip/");
		worksWith("zip://old.zip");
	}

	@Test
	void filesOfAPackedTarArchiveAreIndexedFoundComparedProvedAndCopied() throws Exception {
		Process tar = new ProcessBuilder("tar", "-czf", path("old.tar.gz"), "-C", path("served"), ".").start();
		assertThat(tar.waitFor()).isZero();
		assertThat(this.command.run("volume", "add", "--name", "old", path("old.tar.gz"))).as(() -> this.command.err())
			.isEqualTo(ExitCodes.DONE);
		worksWith("tgz://old");
	}

	private void worksWith(String volume) throws IOException {
		assertThat(this.command.run("index", "--mode", "content", volume + "/")).as(() -> this.command.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("index", "--mode", "content", path("here"))).isEqualTo(ExitCodes.DONE);
		this.command.run("find", volume + "/", "--name", "*.txt");
		assertThat(this.command.out().lines()).hasSize(3);
		assertThat(this.command.out()).contains(volume + "/2019/one.txt");
		this.command.run("find", volume + "/2019", "--name", "*.txt");
		assertThat(this.command.out().lines()).hasSize(1);
		assertThat(this.command.run("duplicates", "--json")).as(() -> this.command.err()).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("two.txt").contains("copy.txt").doesNotContain("three.txt");
		assertThat(this.command.run("validate", "--mode", "integrity", volume + "/")).as(() -> this.command.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("copy", "--verify", volume + "/2019", volume + "/three.txt", path("here")))
			.as(() -> this.command.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.temp.resolve("here/2019/one.txt")).hasContent("the same");
		assertThat(this.temp.resolve("here/three.txt")).hasContent("another");
		assertThat(Files.getLastModifiedTime(this.temp.resolve("here/three.txt")).toInstant().getEpochSecond())
			.isCloseTo(Files.getLastModifiedTime(this.temp.resolve("served/three.txt")).toInstant().getEpochSecond(),
					org.assertj.core.data.Offset.offset(2L));
		assertThat(this.command.run("copy", path("here/copy.txt"), volume + "/")).isNotEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("can only be read");
		for (String changing : List.of("move", "delete")) {
			List<String> words = new ArrayList<>(List.of(changing, volume + "/2019"));
			if (changing.equals("move")) {
				words.add(path("here"));
			}
			assertThat(this.command.run(words.toArray(new String[0]))).isNotEqualTo(ExitCodes.DONE);
			assertThat(this.command.err()).contains(volume + "/2019 is on a volume that can only be read");
		}
		assertThat(this.command.run("delete", "--yes", volume + "/two.txt")).isNotEqualTo(ExitCodes.DONE);
	}

}
