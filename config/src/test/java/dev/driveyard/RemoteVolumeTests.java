package dev.driveyard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.catalogue.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers and archives are made known to the library of a server elsewhere, and beside
 * it; nobody has it send away what is none of theirs.
 */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RemoteVolumeTests {

	private Path folder;

	private Path keys;

	private SshFixture ssh;

	private HereAndThere both;

	@BeforeEach
	void serve(@TempDir Path temp) throws IOException, GeneralSecurityException {
		this.folder = temp.toRealPath();
		this.keys = Files.createDirectories(this.folder.resolve("keys"));
		Files.createDirectories(this.folder.resolve("served/2019"));
		Files.writeString(this.folder.resolve("served/2019/one.txt"), "the same");
		Files.writeString(this.folder.resolve("served/two.txt"), "the same");
		this.ssh = new SshFixture(this.keys);
		this.both = new HereAndThere(this.folder, Map.of("driveyard.server.credentials", this.keys.toString()));
	}

	@AfterEach
	void end() throws IOException {
		this.both.close();
		this.ssh.close();
		for (Path file : Files.walk(this.folder).filter(Files::isRegularFile).toList()) {
			if (!file.startsWith(this.keys)) {
				assertThat(Files.readAllBytes(file)).as("%s", file)
					.asString(StandardCharsets.ISO_8859_1)
					.doesNotContain("s3cret");
			}
		}
	}

	private String[] add(String name) {
		return this.ssh.add(name, this.folder.resolve("served"));
	}

	@Test
	void aServerIsAddedUsedAndForgotten() {
		this.both.done(add("nas"));
		String there = this.both.there().out();
		assertThat(this.both.there().err()).contains("Make it a location with: driveyard location add sftp://nas/");
		assertThat(this.both.same("volume", "show", "nas")).contains("password=file:").doesNotContain("s3cret");
		this.both.done("location", "add", "sftp://nas/");
		this.both.done("index", "--mode", "content", "sftp://nas/");
		this.both.same("find", "sftp://nas/", "--name", "*.txt");
		assertThat(this.both.askHere(add("nas"))).isEqualTo(this.both.askThere(add("nas"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).isEqualTo(this.both.here().err()).contains("knows this as the volume nas");
		assertThat(this.both.askThere("volume", "remove", "nas")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).contains("First run: driveyard location remove ");
		assertThat(this.both.askHere("volume", "remove", "nas")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).isEqualTo(this.both.here().err());
		this.both.done("location", "remove", "sftp://nas/");
		this.both.done("volume", "remove", "nas");
		String removed = this.both.there().out();
		assertThat(this.both.askHere(add("nas"))).as("beside a server: %s", this.both.here().err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.both.here().out()).isEqualTo(there);
		assertThat(this.both.askHere("volume", "remove", "nas")).isEqualTo(ExitCodes.DONE);
		assertThat(this.both.here().out()).isEqualTo(removed);
		assertThat(this.both.askThere("volume", "remove", "nas")).isEqualTo(ExitCodes.FAILED);
	}

	@Test
	void anArchiveIsAddedWherePathsMayBeNamed() throws IOException {
		Path zip = this.folder.resolve("photos.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			out.putNextEntry(new ZipEntry("one.txt"));
			out.write("the same".getBytes(StandardCharsets.UTF_8));
		}
		this.both.done("volume", "add", "--json", zip.toString());
		assertThat(this.both.there().json().get(0)).containsEntry("kind", "zip");
		this.both.done("location", "add", "zip://photos.zip/");
		this.both.done("index", "zip://photos.zip/");
		assertThat(this.both.same("ls", "zip://photos.zip/")).contains("one.txt");
		assertThat(this.both.askThere("volume", "add", "/etc/other.zip")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).contains("is in no location");
		assertThat(this.both.askThere("volume", "add", "photos.zip")).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void onlyCredentialsOfTheirFolderAreNamedByAToken() throws IOException {
		Path secret = Files.writeString(this.folder.resolve("secret"), "another");
		Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
		Path link = Files.createSymbolicLink(this.keys.resolve("link"), secret);
		String url = this.ssh.url(this.folder.resolve("served"));
		String known = this.keys.resolve("known").toString();
		for (Map<String, String> settings : List.of(Map.of("password", "file:" + secret, "known-hosts", known),
				Map.of("password", "file:" + link, "known-hosts", known),
				Map.of("password", "file:" + this.keys + "/../secret", "known-hosts", known),
				Map.of("key", "/etc/ssl/private/key.pem", "known-hosts", known),
				Map.of("password", "file:" + this.keys.resolve("password"), "known-hosts", "/etc/hosts"))) {
			post(url, settings).requireProblem(403, "path-not-allowed");
		}
		for (Map<String, String> settings : List.of(Map.of("known-hosts", known),
				Map.of("password", "env:PATH", "known-hosts", known), Map.of("password", "s3cret"),
				Map.of("host", "elsewhere.example.org", "password", "file:" + this.keys.resolve("password")))) {
			HttpAnswer answer = post(url, settings);
			answer.requireProblem(400, "invalid-parameter");
			assertThat(answer.body()).doesNotContain("s3cret");
		}
		assertThat(this.both.askThere("volume", "add", "--password", "s3cret", url)).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).contains("env:VARIABLE or file:PATH").doesNotContain("s3cret");
		assertThat(this.both.askHere("volume", "add", "--password", "s3cret", url)).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).isEqualTo(this.both.here().err());
		assertThat(this.both.there()
			.run("--server", "http://files.example.org", "--insecure", "volume", "add", "--password",
					"file:/k/password", url))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.both.there().err()).contains("https://");
		assertThat(this.both.server().get("/volumes").requireStatus(200).items()).isEmpty();
		this.both.done(add("nas"));
		this.both.become("operator");
		assertThat(this.both.askThere("location", "add", "sftp://nas/")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).contains("in no location");
		assertThat(this.both.askThere(add("other"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).contains("role");
		assertThat(this.both.askThere("volume", "remove", "nas")).isEqualTo(ExitCodes.FAILED);
	}

	private HttpAnswer post(String address, Map<String, String> settings) {
		return this.both.server().post("/volumes", Map.of("address", address, "settings", settings));
	}

	@Test
	void theOwnerOnTheServersMachineNamesWhatHeLikes() {
		String body = Json.write(Map.of("address", this.ssh.url(this.folder.resolve("served")), "name", "nas",
				"settings", Map.of("password", "env:SURELY_NOT_SET", "known-hosts", this.keys + "/known")));
		HttpAnswer answer = this.both.server()
			.unix()
			.send(body, "POST /api/v1/volumes HTTP/1.1", "Host: localhost", "Content-Type: application/json");
		answer.requireStatus(409);
		assertThat(answer.body()).contains("SURELY_NOT_SET");
	}

	@Test
	void withoutAFolderOfCredentialsNobodyWithATokenNamesAny() {
		this.both.server().close();
		ServerFixture again = this.both.server().again(Map.of());
		try {
			HttpAnswer answer = again.post("/volumes", Map.of("address", this.ssh.url(this.folder.resolve("served")),
					"settings", Map.of("password", "file:" + this.keys.resolve("password"))));
			answer.requireProblem(403, "path-not-allowed");
			assertThat(answer.body()).contains("driveyard.server.credentials");
		}
		finally {
			again.close();
		}
	}

	@Test
	void whatWasFoundThereIsAskedForByItsAddress() throws IOException {
		this.both.done(add("nas"));
		this.both.done("location", "add", "sftp://nas/");
		this.both.done("index", "--mode", "content", "sftp://nas/");
		Files.delete(this.folder.resolve("served/2019/one.txt"));
		assertThat(this.both.askThere("validate", "sftp://nas/")).isEqualTo(ExitCodes.FINDINGS);
		for (String there : List.of("sftp://nas/", "sftp://nas/2019", "sftp://nas/2019/one.txt",
				this.ssh.url(this.folder.resolve("served/2019")))) {
			assertThat(this.both.server().get("/findings?path=" + there).requireStatus(200).items()).as(there)
				.singleElement()
				.satisfies((found) -> assertThat(found).containsEntry("code", "MISSING")
					.containsEntry("path", "sftp://nas/2019/one.txt"));
			this.both.same("validate", "findings", there);
		}
		assertThat(this.both.server()
			.get("/findings?path=sftp://nas/two.txt&path=" + this.folder.resolve("served"))
			.requireStatus(200)
			.items()).as("another file, and the same path of this machine").isEmpty();
		this.both.server().get("/findings?path=sftp://other/x").requireProblem(404, "not-found");
	}

	@Test
	void theHistoryIsAskedForByAddress() throws IOException {
		this.both.done(add("nas"));
		this.both.done("location", "add", "sftp://nas/");
		this.both.done("index", "sftp://nas/");
		Path target = Files.createDirectory(this.folder.resolve("target"));
		this.both.done("copy", "sftp://nas/two.txt", "sftp://nas/2019", target.toString());
		assertThat(this.both.same("history", "--path", "sftp://nas/2019")).contains("sftp://nas/2019 -> " + target)
			.doesNotContain("two.txt");
		assertThat(this.both.same("history", "--path", this.ssh.url(this.folder.resolve("served/two.txt"))))
			.contains("sftp://nas/two.txt")
			.doesNotContain("2019");
		this.both.same("history", "--json", "--path", "sftp://nas/");
		assertThat(this.both.there().json()).hasSize(2);
		assertThat(this.both.same("history", "--path", target.toString()).lines()).hasSize(2);
		assertThat(this.both.same("history", lastRun(), "--files")).contains("sftp://nas/2019/one.txt");
		this.both.done("history", "--path", this.folder.resolve("served").toString());
		assertThat(this.both.there().out()).as("the same path of this machine").isEmpty();
	}

	private String lastRun() {
		this.both.done("runs", "list", "--limit", "1", "--json");
		return String.valueOf(this.both.there().json().get(0).get("run"));
	}

}
