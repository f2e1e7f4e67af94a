package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the library of a server elsewhere holds is told and changed as that of one here.
 */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RemoteLibraryTests {

	private Path folder;

	private Path tree;

	private Path token;

	private ServerFixture server;

	private CommandRunner cli;

	private CommandRunner here;

	@BeforeEach
	void serve(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		this.tree = Files.createDirectories(this.folder.resolve("tree"));
		Files.writeString(this.tree.resolve("a"), "one");
		Files.writeString(this.tree.resolve("b"), "one");
		Files.writeString(this.tree.resolve("c"), "other");
		this.server = ServerFixture.start(this.folder, Map.of("driveyard.server.roots[0]", this.folder.toString()));
		this.token = tokenFile("token", this.server.admin());
		this.cli = new CommandRunner(this.folder.resolve("nothing/here"));
		this.here = new CommandRunner(Files.createDirectory(this.folder.resolve("libraries")));
	}

	@AfterEach
	void end() {
		this.server.close();
		assertThat(this.folder.resolve("nothing")).doesNotExist();
	}

	private Path tokenFile(String name, String secret) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), secret + "\n");
		return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
	}

	private String[] elsewhere(String... command) {
		List<String> all = new ArrayList<>(
				List.of("--server", this.server.server().url(), "--token-file", this.token.toString()));
		all.addAll(List.of(command));
		return all.toArray(String[]::new);
	}

	private int run(String... command) {
		return this.cli.run(elsewhere(command));
	}

	private void done(String... command) {
		assertThat(run(command)).as("%s", this.cli.err()).isEqualTo(ExitCodes.DONE);
	}

	private int runHere(String... command) {
		List<String> local = new ArrayList<>(List.of(command));
		local.addAll(List.of("--library", this.server.library().folder().toString()));
		return this.here.run(local.toArray(String[]::new));
	}

	/** Runs the same here and there, where it has to print the same. */
	private void assertSame(String... command) {
		int code = run(command);
		assertThat(runHere(command)).as("%s: %s, %s", List.of(command), this.here.err(), this.cli.err())
			.isEqualTo(code);
		assertThat(this.cli.out()).as("%s", List.of(command)).isEqualTo(this.here.out()).isNotEmpty();
	}

	private String lastRun(String job) {
		done("runs", "list", "--json");
		return this.cli.json()
			.stream()
			.filter((run) -> job.equals(run.get("job")))
			.map((run) -> String.valueOf(run.get("run")))
			.findFirst()
			.orElseThrow();
	}

	private String path(String name) {
		return this.tree.resolve(name).toString();
	}

	@Test
	void allThatIsKnownOfAnEntryIsTold() throws IOException {
		Files.writeString(this.tree.resolve("d.txt"), "words in a text\n");
		Files.createSymbolicLink(this.tree.resolve("link"), Path.of("a"));
		Files.createDirectory(this.tree.resolve("empty"));
		Files.createFile(this.tree.resolve("nothing"));
		done("index", this.tree.toString());
		assertSame("info", path("a"));
		assertThat(this.cli.out()).contains("not known. Find it out");
		done("index", "--mode", "deep", this.tree.toString());
		for (String name : List.of("a", "d.txt", "link", "empty", "nothing", "")) {
			assertSame("info", path(name));
			assertSame("info", path(name), "--json");
		}
		assertSame("info", path("a"), "--all");
		assertThat(this.cli.out()).contains("same content").contains(path("b"));
		done("validate", this.tree.toString());
		assertSame("info", path("a"));
		assertThat(this.cli.out()).contains("verified  20").contains("all that hold the same since");
		Files.delete(this.tree.resolve("b"));
		assertThat(run("validate", this.tree.toString())).isEqualTo(ExitCodes.FINDINGS);
		assertSame("info", path("b"));
		assertThat(this.cli.out()).contains("MISSING");
		assertSame("info", path("b"), "--json");
		assertThat(run("info", path("none"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("not in the catalogue");
	}

	@Test
	void moreThanAreShownAreCounted() throws IOException {
		for (int copy = 0; copy < 12; copy++) {
			Files.writeString(this.tree.resolve("copy" + copy), "one");
		}
		done("index", "--mode", "content", this.tree.toString());
		assertSame("info", path("copy5"));
		assertThat(this.cli.out()).contains("and 3 more; --all shows them");
		assertSame("info", path("copy5"), "--all");
		assertSame("info", path("copy5"), "--json");
		assertThat(this.cli.json()).hasSize(11);
	}

	@Test
	void foldersAreShownAsTrees() throws IOException {
		Files.createDirectories(this.tree.resolve("sub/deep/deeper"));
		Files.writeString(this.tree.resolve("sub/x"), "x");
		done("index", this.tree.toString());
		assertSame("tree", this.tree.toString());
		assertThat(this.cli.out()).contains("└── sub/");
		assertSame("tree", "-L", "4", "-d", this.tree.toString());
		assertSame("tree", "--json", this.tree.toString());
		assertSame("tree", path("a"));
	}

	@Test
	void whatIsThereMoreThanOnceIsTold() throws IOException {
		Files.createDirectory(this.tree.resolve("one"));
		Files.createDirectory(this.tree.resolve("two"));
		for (String name : List.of("one/x", "two/x")) {
			Files.writeString(this.tree.resolve(name), "the same in folders");
		}
		assertThat(run("duplicates", "show")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("No run has looked for duplicates yet");
		done("duplicates", this.tree.toString());
		assertThat(this.cli.out()).contains("wasted").contains(path("a")).contains("2 groups of equal files");
		assertThat(this.cli.err()).contains("driveyard duplicates show");
		String run = lastRun("duplicates");
		assertSame("duplicates", "show");
		assertSame("duplicates", "show", run, "--json");
		assertThat(this.cli.json()).hasSize(2)
			.allSatisfy((group) -> assertThat(group.get("members")).asInstanceOf(InstanceOfAssertFactories.LIST)
				.hasSize(2));
		assertSame("duplicates", "show", run, "--folders");
		assertSame("duplicates", "show", run, "--limit", "1");
		assertThat(this.cli.out()).contains("1 more group");
		for (String format : List.of("csv", "fdupes", "html")) {
			assertSame("duplicates", "show", run, "--format", format);
		}
		done("duplicates", "--json", this.tree.toString());
		assertThat(this.cli.json()).hasSize(3).last().satisfies((it) -> assertThat(it).containsEntry("type", "run"));
		assertThat(run("duplicates", "show", run)).as("another run replaced it").isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("was replaced by run");
	}

	@Test
	void roomIsReclaimedAsItWasPlanned() throws IOException {
		done("duplicates", this.tree.toString());
		String found = lastRun("duplicates");
		done("duplicates", "reclaim", found, "--keep", "shortest-path", "--action", "delete", "--dry-run");
		assertThat(this.cli.out()).contains("3 B  " + path("b")).contains("keep  " + path("a")).contains("1 file, 3 B");
		assertThat(this.cli.err()).contains("Nothing was touched");
		assertThat(this.server.sql("SELECT state FROM operation")).as("the plan is forgotten").doesNotContain("1");
		done("duplicates", "reclaim", found, "--keep", "shortest-path", "--action", "delete", "--dry-run", "--json");
		assertThat(this.cli.json().get(0)).containsEntry("type", "reclaim")
			.containsEntry("path", path("b"))
			.containsEntry("kept", path("a"))
			.containsEntry("frees", 3);
		assertThat(run("duplicates", "reclaim", found, "--keep", "shortest-path", "--action", "delete"))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.tree.resolve("b")).exists();
		assertThat(this.cli.answer("reclaim",
				elsewhere("duplicates", "reclaim", found, "--keep", "shortest-path", "--action", "delete")))
			.as("%s", this.cli.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("b")).doesNotExist();
		assertThat(this.tree.resolve("a")).hasContent("one");
		assertThat(this.server.sql("SELECT f.path FROM reclaim_file f JOIN operation o ON"
				+ " o.instance_id = f.instance_id AND o.number = f.number WHERE o.done_at IS NOT NULL"))
			.containsExactly(path("b"));
	}

	@Test
	void whatWasReclaimedIntoTheTrashComesBack() {
		done("duplicates", this.tree.toString());
		done("duplicates", "reclaim", lastRun("duplicates"), "--keep", "shortest-path");
		assertThat(this.tree.resolve("b")).doesNotExist();
		String run = lastRun("reclaim");
		assertThat(this.cli.out()).isNotEmpty();
		done("undo", run);
		assertThat(this.tree.resolve("b")).hasContent("one");
		assertSame("history");
		assertSame("history", "--json", "--limit", "1");
		assertSame("history", run);
		assertSame("history", "--path", path("b"));
		assertThat(run("history", "--files")).as("of which run?").isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void theTrashIsListedAndRestored() throws IOException {
		Files.createDirectory(this.tree.resolve("sub"));
		Files.writeString(this.tree.resolve("sub/x"), "twelve bytes");
		done("delete", path("a"), path("sub"));
		assertThat(this.tree.resolve("a")).doesNotExist();
		assertSame("trash", "list");
		assertThat(this.cli.out()).contains("B  " + path("sub")).contains("3 B  " + path("a"));
		assertSame("trash", "list", "--json");
		assertThat(this.cli.json()).extracting((one) -> one.get("path"))
			.containsExactlyInAnyOrder(path("a"), path("sub"));
		assertSame("trash", "list", path("sub"));
		done("trash", "restore", path("sub"));
		assertThat(this.tree.resolve("sub/x")).hasContent("twelve bytes");
		assertThat(this.server.sql("SELECT source FROM operation WHERE trash_name IS NOT NULL")).isNotEmpty();
		done("trash", "restore", path("a"));
		assertThat(this.tree.resolve("a")).hasContent("one");
		assertThat(run("trash", "restore", path("a"))).isNotEqualTo(ExitCodes.DONE);
		done("trash", "list");
		assertThat(this.cli.out()).isEmpty();
	}

	@Test
	void theTrashIsToldInPagesAndOnlyAsFarAsATokenReaches() throws IOException {
		for (int file = 0; file < 5; file++) {
			Files.writeString(this.tree.resolve("trashed" + file), "x");
			done("delete", path("trashed" + file));
		}
		assertThat(this.server.get("/trash?limit=2").requireStatus(200).items()).hasSize(2);
		List<@Nullable Object> names = new ArrayList<>();
		String next = "";
		while (next != null) {
			HttpAnswer page = this.server.get("/trash?limit=2" + next).requireStatus(200);
			page.items().forEach((one) -> names.add(one.get("path")));
			next = (page.json().get("next") instanceof String after) ? "&after=" + after : null;
		}
		assertThat(names).hasSize(5).doesNotHaveDuplicates().startsWith(path("trashed0"));
		this.server.get("/trash?after=x").requireProblem(400, "invalid-parameter");
		this.server.close();
		this.server = this.server.again(Map.of());
		this.token = tokenFile("token", this.server.admin());
		done("trash", "list");
		assertThat(this.cli.out()).as("no root and no location has it").isEmpty();
	}

	@Test
	void aLocationIsForgottenUnlessARunIsAtWork() throws IOException {
		done("index", this.tree.toString());
		assertThat(this.server.sql("SELECT count(*) FROM entry")).containsExactly("4");
		done("location", "remove", this.tree.toString());
		assertThat(this.cli.out()).isEqualTo("Forgot " + this.tree + " and its 4 entries. The files are untouched.\n");
		assertThat(this.server.sql("SELECT count(*) FROM location")).containsExactly("0");
		assertThat(this.server.sql("SELECT count(*) FROM entry")).containsExactly("0");
		assertThat(this.tree.resolve("a")).exists();
		done("index", this.tree.toString());
		done("location", "remove", "tree", "--json");
		assertThat(this.cli.json().get(0)).containsEntry("type", "location_removed").containsEntry("entries", 4);
		assertThat(run("location", "remove", "tree")).isEqualTo(ExitCodes.FAILED);
		done("index", this.tree.toString());
		assertThat(runHere("location", "remove", "tree")).as("beside a server: %s", this.here.err())
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.server.sql("SELECT count(*) FROM location")).containsExactly("0");
	}

	@Test
	void aLocationThatARunWorksOnStays() throws IOException {
		done("index", this.tree.toString());
		Path large = Files.createDirectory(this.tree.resolve("large"));
		Files.write(large.resolve("file"), new byte[1_000_000]);
		Path target = Files.createDirectory(this.folder.resolve("target"));
		long request = this.server
			.launch("copy", Map.of("sources", List.of(large.toString()), "destination", target.toString(), "method",
					"stream", "bandwidth", 20_000))
			.requireStatus(202)
			.id();
		Map<String, Object> running = this.server.await("/requests/" + request, (now) -> now.get("run") != null);
		assertThat(run("location", "remove", "tree")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.cli.err()).contains("Run " + running.get("run") + " is working on");
		assertThat(runHere("location", "remove", "tree")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.server.sql("SELECT count(*) FROM location")).containsExactly("1");
		done("runs", "stop", String.valueOf(running.get("run")));
		this.server.awaitDone(request);
		done("location", "remove", "tree");
		String viewer = this.server.token("viewer", "viewer");
		this.server.ask(viewer, "DELETE", "/locations/1", "").requireProblem(403, "not-allowed");
		this.server.ask(this.server.admin(), "DELETE", "/locations/1", "").requireProblem(404, "not-found");
	}

	@Test
	void whatIsDamagedIsRepaired() throws IOException {
		done("index", "--mode", "content", this.tree.toString());
		Path copies = Files.createDirectory(this.folder.resolve("copies"));
		Files.writeString(copies.resolve("c"), "other");
		done("index", "--mode", "content", copies.toString());
		Files.delete(this.tree.resolve("c"));
		assertThat(run("validate", this.tree.toString())).isEqualTo(ExitCodes.FINDINGS);
		String found = lastRun("validate");
		done("repair", found, "--dry-run");
		assertThat(this.tree.resolve("c")).doesNotExist();
		assertThat(run("repair", found, "--yes")).as("%s", this.cli.err()).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("c")).hasContent("other");
	}

}
