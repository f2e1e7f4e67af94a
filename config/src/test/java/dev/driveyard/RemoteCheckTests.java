package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server finds that compares two trees, over HTTP and to a command elsewhere.
 */
@SuppressWarnings("NullAway.Init")
class RemoteCheckTests {

	private Path folder;

	private Path a;

	private Path b;

	private ServerFixture server;

	@BeforeEach
	void serve(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		this.a = Files.createDirectory(this.folder.resolve("a"));
		this.b = Files.createDirectory(this.folder.resolve("b"));
		for (int number = 0; number < 5; number++) {
			Files.writeString(this.a.resolve("file " + number), "a");
			Files.writeString(this.b.resolve("more " + number), "bb");
		}
		Files.writeString(LocalPaths.toPath(LocalPaths.encode(this.a) + "/\uefff\n"), "odd");
		Files.createDirectory(this.b.resolve("away"));
		for (Path file : List.of(this.a.resolve("moved"), this.b.resolve("away/moved"))) {
			Files.setLastModifiedTime(Files.writeString(file, "moved"), FileTime.fromMillis(1_700_000_000_000L));
		}
		this.server = ServerFixture.start(this.folder, Map.of("driveyard.server.roots[0]", this.folder.toString()));
	}

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void aCommandElsewherePrintsWhatOneHerePrints() throws IOException {
		Path token = Files.writeString(this.folder.resolve("token"), this.server.admin() + "\n");
		Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
		for (String option : List.of("--quiet", "--json")) {
			CommandRunner here = new CommandRunner(this.folder.resolve("data"));
			CommandRunner there = new CommandRunner(this.folder.resolve("nothing/here"));
			String[] command = { "check", option, this.a.toString(), this.b.toString() };
			List<String> elsewhere = new ArrayList<>(
					List.of("--server", this.server.server().url(), "--token-file", token.toString()));
			elsewhere.addAll(List.of(command));
			assertThat(here.run(command)).as(here.err()).isEqualTo(ExitCodes.FINDINGS);
			assertThat(there.run(elsewhere.toArray(String[]::new))).as(there.err()).isEqualTo(ExitCodes.FINDINGS);
			assertThat(differences(there)).containsExactlyElementsOf(differences(here)).hasSizeGreaterThan(10);
		}
	}

	private static List<String> differences(CommandRunner command) {
		return command.out().lines().filter((line) -> !line.contains("\"type\":\"run\"")).toList();
	}

	@Test
	void theyComeInPagesByKind() {
		Map<String, Object> done = this.server.run("check", Map.of("a", this.a.toString(), "b", this.b.toString()));
		String run = "/runs/" + done.get("run") + "/differences";
		List<Object> paths = new ArrayList<>();
		String after = "";
		do {
			HttpAnswer page = this.server.get(run + "?kind=only_in_a&limit=2" + after).requireStatus(200);
			page.items().forEach((item) -> paths.add(item.get("path")));
			after = (page.json().get("next") instanceof String next) ? "&after=" + next : "";
		}
		while (!after.isEmpty());
		assertThat(paths).containsExactly("file 0", "file 1", "file 2", "file 3", "file 4", "\\xff\\n");
		assertThat(this.server.get(run + "?kind=moved").items()).singleElement()
			.satisfies((moved) -> assertThat(moved).containsEntry("path", "moved")
				.containsEntry("moved_to", "away/moved"));
	}

	@Test
	void whatIsNotToBeNamedIsNotCompared() {
		for (Map<String, Object> paths : List.<Map<String, Object>>of(Map.of("a", this.a.toString(), "b", "/etc"),
				Map.of("a", "/etc", "b", this.b.toString()))) {
			assertThat(this.server.launch("check", paths).status()).isEqualTo(403);
		}
	}

}
