package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run of a server elsewhere did is told with the same words as that of one here,
 * to the last line: what can be done now. Each run is done once there and once here, on
 * trees that differ in their names alone.
 */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RemoteAdviceTests {

	private Path folder;

	private HereAndThere both;

	@BeforeEach
	void serve(@TempDir Path temp) throws IOException {
		this.folder = temp.toRealPath();
		for (String name : List.of("tree1", "tree2")) {
			Path tree = Files.createDirectories(this.folder.resolve(name + "/sub"));
			Files.writeString(tree.resolve("a"), "one");
			Files.writeString(tree.resolve("b"), "one");
			Files.writeString(tree.resolve("c"), "other " + name);
		}
		this.both = new HereAndThere(this.folder, Map.of());
	}

	@AfterEach
	void end() {
		this.both.close();
	}

	/** A path of the first tree. */
	private String path(String relative) {
		return this.folder.resolve("tree1").resolve(relative).toString();
	}

	/** The same in the second. */
	private static String[] inSecond(String... command) {
		return List.of(command).stream().map((word) -> word.replace("tree1", "tree2")).toArray(String[]::new);
	}

	/** What was printed, without what differs from run to run. */
	private static String plain(String printed) {
		return printed.replace("tree2", "tree1")
			.replaceAll("[Rr]un \\d+|(undo|repair|issues|show|confirm) \\d+", "run N")
			.replaceAll("before \\S+", "before TIME")
			.replaceAll(" in \\d[^:]*:", " in T:")
			.replaceAll("(?m)^Request \\d+: .*\\n", "")
			.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "TIME")
			.replaceAll("(?m)^.*rows, .*$", "COUNTS");
	}

	/** Does it there in the first tree, here in the second; what they said. */
	private String alike(int code, String... command) {
		assertThat(this.both.askThere(command)).as("%s", this.both.there().err()).isEqualTo(code);
		assertThat(this.both.askHere(inSecond(command))).as("%s", this.both.here().err()).isEqualTo(code);
		return compare();
	}

	private String compare() {
		assertThat(plain(this.both.there().out())).isEqualTo(plain(this.both.here().out()));
		assertThat(plain(this.both.there().err())).isEqualTo(plain(this.both.here().err()));
		return this.both.there().out() + this.both.there().err();
	}

	private String lastRun(String job) {
		this.both.done("runs", "list", "--json");
		return this.both.there()
			.json()
			.stream()
			.filter((run) -> job.equals(run.get("job")))
			.map((run) -> String.valueOf(run.get("run")))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void reclaimSaysHowToUndoIt() {
		this.both.done("duplicates", path(""));
		assertThat(this.both.askThere("duplicates", "reclaim", lastRun("duplicates"), "--keep", "shortest-path"))
			.isEqualTo(ExitCodes.DONE);
		String there = this.both.there().err();
		assertThat(this.both.askHere("duplicates", this.folder.resolve("tree2").toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.both.askHere("duplicates", "reclaim", lastRun("duplicates"), "--keep", "shortest-path"))
			.isEqualTo(ExitCodes.DONE);
		String undone = lastRun("reclaim");
		assertThat(this.both.here().err())
			.endsWith("They are in the trash. To get them back: driveyard undo " + undone + "\n");
		assertThat(there).matches("(?s).*To get them back: driveyard undo \\d+\n");
		assertThat(plain(there)).isEqualTo(plain(this.both.here().err()));
		this.both.done("undo", undone);
		assertThat(this.folder.resolve("tree2/sub/b")).hasContent("one");
	}

	@Test
	void deleteSaysHowToUndoItAndWhatIsForgotten() {
		alike(ExitCodes.DONE, "index", "--quiet", path(""));
		assertThat(alike(ExitCodes.DONE, "delete", path("sub/c"))).contains("To get it back: driveyard undo ");
		assertThat(alike(ExitCodes.DONE, "delete", "--permanent", "--dry-run", "--list", path("sub")))
			.contains(path("sub/a"))
			.contains("2 files, 1 folder, 6 B in all")
			.contains("does not know what they hold");
		assertThat(alike(ExitCodes.USAGE, "delete", path(""))).contains("is the location 'tree")
			.contains("Nothing was touched");
		assertThat(alike(ExitCodes.DONE, "delete", "--yes", path("")))
			.contains("The library forgot the location 'tree");
		assertThat(this.both.server().sql("SELECT count(*) FROM location")).containsExactly("0");
	}

	@Test
	void whatIsDamagedIsFoundAndRepairedAlike() throws IOException {
		Files.createDirectory(this.folder.resolve("copies"));
		for (String tree : List.of("tree1", "tree2")) {
			Files.copy(this.folder.resolve(tree + "/sub/c"), this.folder.resolve("copies/" + tree));
		}
		alike(ExitCodes.DONE, "index", "--quiet", "--mode", "content", path(""));
		this.both.done("index", "--mode", "content", this.folder.resolve("copies").toString());
		Files.delete(this.folder.resolve("tree1/sub/c"));
		Files.delete(this.folder.resolve("tree2/sub/c"));
		alike(ExitCodes.FINDINGS, "validate", path(""));
		String first = toRepair(this.both.there().err());
		String second = toRepair(this.both.here().err());
		for (String option : List.of("--dry-run", "--yes")) {
			assertThat(this.both.askThere("repair", first, option)).isEqualTo(ExitCodes.DONE);
			assertThat(this.both.askHere("repair", second, option)).isEqualTo(ExitCodes.DONE);
			assertThat(compare()).contains(path("sub/c"));
		}
		assertThat(this.folder.resolve("tree1/sub/c")).hasContent("other tree1");
		assertThat(this.folder.resolve("tree2/sub/c")).hasContent("other tree2");
	}

	private static String toRepair(String advice) {
		assertThat(advice).containsPattern("driveyard repair \\d+\n$");
		return advice.strip().replaceFirst("(?s).* ", "");
	}

	@Test
	void theFilesOfARunAreTold() {
		Path target = this.folder.resolve("target");
		assertThat(target.toFile().mkdir()).isTrue();
		this.both.done("copy", "--verify", path("sub"), target.toString());
		String run = lastRun("copy");
		assertThat(this.both.same("history", run, "--files")).contains(path("sub/a")).containsPattern("[0-9a-f]{64}");
		this.both.same("history", run, "--files", "--json");
		assertThat(this.both.there().json()).hasSize(4)
			.filteredOn((one) -> "operation_file".equals(one.get("type")))
			.hasSize(3)
			.allSatisfy((file) -> assertThat(file).containsKey("blake3").containsEntry("state", "done"));
		Object operation = this.both.there().json().get(0).get("id");
		List<Object> paths = new ArrayList<>();
		String next = "";
		while (next != null) {
			HttpAnswer page = this.both.server()
				.get("/journal/" + operation + "/files?limit=1" + next)
				.requireStatus(200);
			page.items().forEach((one) -> paths.add(one.get("path")));
			next = (page.json().get("next") instanceof String after) ? "&after=" + after : null;
		}
		assertThat(paths).containsExactly(path("sub/a"), path("sub/b"), path("sub/c"));
		this.both.server().get("/journal/4711/files").requireProblem(404, "not-found");
		this.both.server().get("/journal/" + operation + "/files?after=x").requireProblem(400, "invalid-parameter");
		assertThat(this.both.askThere("history", "--files")).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void theTrashIsEmptiedOfWhatWasBelowAPath() {
		for (String name : List.of("a", "b")) {
			alike(ExitCodes.DONE, "delete", path("sub/" + name));
		}
		assertThat(this.both.askThere("trash", "empty", "--yes")).as("everybody's").isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.there().err()).contains("Name a path");
		assertThat(this.both.askThere("trash", "empty", "--path", "sub", "--yes")).isEqualTo(ExitCodes.USAGE);
		assertThat(alike(ExitCodes.DONE, "trash", "empty", "--path", path("sub/a"), "--dry-run"))
			.contains("1 file, 0 folders, 3 B in all")
			.contains("Nothing was touched");
		assertThat(alike(ExitCodes.USAGE, "trash", "empty", "--path", path("sub/a"))).contains("add --yes");
		assertThat(alike(ExitCodes.DONE, "trash", "empty", "--path", path("sub"), "--older-than", "1h"))
			.contains("Nothing in the trash matches");
		assertThat(this.both.answerThere("delete", "trash", "empty", "--path", path("sub/a")))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.both.answerHere("delete", inSecond("trash", "empty", "--path", path("sub/a"))))
			.isEqualTo(ExitCodes.DONE);
		compare();
		assertThat(this.both.same("trash", "list")).contains("sub/b").doesNotContain("sub/a");
		this.both.become("viewer");
		assertThat(this.both.askThere("trash", "empty", "--path", path("sub/b"), "--yes")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.both.same("trash", "list")).contains(path("sub/b"));
	}

	@Test
	void whatPruningKeepsIsTold() {
		this.both.done("delete", path("sub/a"));
		assertThat(this.both.server()
			.sql("UPDATE BATCH_JOB_EXECUTION SET END_TIME = END_TIME - 100 * 86400000 RETURNING JOB_EXECUTION_ID"))
			.hasSize(1);
		assertThat(this.both.askThere("library", "prune", "--older-than", "90d", "--dry-run"))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.both.there().err()).contains("still there: driveyard trash list")
			.contains("Nothing was removed.");
		String there = plain(this.both.there().err());
		assertThat(this.both.askHere("library", "prune", "--older-than", "90d", "--dry-run")).isEqualTo(ExitCodes.DONE);
		assertThat(there).isEqualTo(plain(this.both.here().err()));
	}

}
