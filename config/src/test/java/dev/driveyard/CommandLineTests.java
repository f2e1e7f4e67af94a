package dev.driveyard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.cli.Cli;
import dev.driveyard.cli.command.CliContext;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Output;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands as a user gives them, with their exit codes and what they print.
 */
class CommandLineTests {

	@TempDir
	private Path folder;

	private Path tree;

	private String out = "";

	private String err = "";

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectories(this.folder.resolve("tree")).toRealPath();
		Files.createDirectories(this.tree.resolve("photos/2024"));
		Files.writeString(this.tree.resolve("photos/2024/a.JPG"), "12345");
		Files.writeString(this.tree.resolve("photos/b.jpg"), "1234567890");
		Files.writeString(this.tree.resolve("note.txt"), "x");
	}

	private int run(String... arguments) {
		ByteArrayOutputStream stdout = new ByteArrayOutputStream();
		ByteArrayOutputStream stderr = new ByteArrayOutputStream();
		Output output = new Output(stdout, new PrintStream(stderr, true, StandardCharsets.UTF_8), false, false, false,
				100);
		int code = Cli.run(new CliContext("test", new Libraries(this.folder.resolve("data")), Application::open,
				ServerApplication::start, ServerApplication::tryNotices, output, (action) -> {
				}, (purpose) -> 0), arguments);
		this.out = stdout.toString(StandardCharsets.UTF_8);
		this.err = stderr.toString(StandardCharsets.UTF_8);
		return code;
	}

	private List<Map<String, Object>> json() {
		return this.out.lines().map(Json::read).toList();
	}

	@Test
	void theLastObjectOfAnIndexTellsWhatTheRunDid() {
		assertThat(run("index", "--json", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		Map<String, Object> run = json().get(json().size() - 1);
		assertThat(run).containsEntry("type", "run")
			.containsEntry("run", 1)
			.containsEntry("status", "completed")
			.containsEntry("seen", 5)
			.containsEntry("new", 5)
			.containsEntry("changed", 0)
			.containsEntry("moved", 0)
			.containsEntry("removed", 0)
			.containsEntry("unchanged", 0)
			.containsEntry("left_out", 0)
			.containsEntry("issues", 0)
			.containsEntry("bytes", 16)
			.containsKeys("seconds", "started", "ended", "job", "description");
	}

	@Test
	void theDefaultLibraryIsMadeWhenItIsFirstNeeded() {
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.err).contains("Made the library").contains("Added the location " + this.tree);
		assertThat(this.folder.resolve("data/default.driveyard/library.db")).isRegularFile();
		assertThat(run("library", "list")).isEqualTo(ExitCodes.DONE);
		assertThat(this.out).contains("default");
	}

	@Test
	void findAnswersByNameExtensionSizeAndKind() {
		run("index", "-q", this.tree.toString());
		run("find", "--name", "*.jpg");
		assertThat(this.out.lines()).containsExactly(this.tree + "/photos/b.jpg");
		run("find", "--ext", "jpg");
		assertThat(this.out.lines()).containsExactlyInAnyOrder(this.tree + "/photos/2024/a.JPG",
				this.tree + "/photos/b.jpg");
		run("find", "--min-size", "6", "--kind", "file");
		assertThat(this.out.lines()).containsExactly(this.tree + "/photos/b.jpg");
		run("find", this.tree + "/photos/2024", "--kind", "file");
		assertThat(this.out.lines()).containsExactly(this.tree + "/photos/2024/a.JPG");
		run("find", "--kind", "file", "--sort", "size", "--limit", "1");
		assertThat(this.out.lines()).containsExactly(this.tree + "/photos/b.jpg");
		run("find", "--older", "1d");
		assertThat(this.out).isEmpty();
	}

	@Test
	void foldersShowWhatIsBelowThem() {
		run("index", "-q", this.tree.toString());
		run("du", "-b", this.tree.toString());
		assertThat(this.out.lines().map(String::strip)).containsExactly("16            5  " + this.tree,
				"15            3  " + this.tree + "/photos");
		run("ls", "--json", this.tree.toString());
		assertThat(json()).extracting((entry) -> entry.get("path"))
			.containsExactly(this.tree + "/note.txt", this.tree + "/photos");
		assertThat(json().get(1)).containsEntry("total_bytes", 15).containsEntry("total_files", 2);
		run("tree", "--max-depth", "3", this.tree.toString());
		assertThat(this.out).contains("├── note.txt").contains("└── photos/").contains("│   └── a.JPG".substring(4));
	}

	@Test
	void globalOptionsMayStandBeforeTheSubcommand() {
		String library = this.folder.resolve("own.driveyard").toString();
		assertThat(run("library", "create", library)).isEqualTo(ExitCodes.DONE);
		assertThat(run("--library", library, "index", "-q", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(run("--json", "--library", library, "location", "list")).isEqualTo(ExitCodes.DONE);
		assertThat(json()).singleElement().extracting("path").isEqualTo(this.tree.toString());
		assertThat(run("location", "list")).isEqualTo(ExitCodes.DONE);
		assertThat(this.out).isEmpty();
	}

	@Test
	void anEphemeralIndexLeavesNothingBehind() {
		assertThat(run("index", "--ephemeral", "--list", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.out.lines()).containsExactlyInAnyOrder(this.tree + "/note.txt", this.tree + "/photos",
				this.tree + "/photos/b.jpg", this.tree + "/photos/2024", this.tree + "/photos/2024/a.JPG");
		assertThat(this.folder.resolve("data")).doesNotExist();
	}

	@Test
	void aLocationIsForgottenWithoutTouchingItsFiles() {
		run("index", "-q", this.tree.toString());
		assertThat(run("location", "remove", "tree")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("photos/2024/a.JPG")).isRegularFile();
		run("find");
		assertThat(this.out).isEmpty();
		assertThat(run("ls", this.tree.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.err).contains("is in no location").contains("driveyard index");
		assertThat(run("index", "-q", this.tree.toString())).isEqualTo(ExitCodes.DONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bogus", "index", "index --max-depth 0 .", "index --rule nonsense .",
			"index --walkers 99 .", "index --mode deepest .", "find --min-size huge", "find --kind house",
			"find --sort colour", "runs show x", "library create x --db-url http://y",
			"library create x --db-url jdbc:postgresql://h/d?password=p", "library", "index --list ." })
	void wrongUseSaysWhatIsWrong(String command) {
		assertThat(run(command.split(" "))).isEqualTo(ExitCodes.USAGE);
		assertThat(this.err).isNotBlank();
	}

	@Test
	void whatIsMissingIsNamed() {
		assertThat(run("index", this.folder.resolve("nothing").toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.err).contains("nothing").contains("there is no such folder");
		assertThat(run("index", this.tree.resolve("note.txt").toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.err).contains("is not a folder");
		assertThat(run("--library", this.folder.resolve("none").toString(), "ls")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.err).contains("There is no library at").contains("driveyard library create");
		assertThat(run("runs", "show", "77")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.err).contains("There is no run 77");
	}

	@Test
	void aLibraryInUseIsLeftAloneButCanBeRead() {
		run("index", "-q", this.tree.toString());
		try (LibraryLock lock = LibraryLock.acquire(LibraryFolder.open(this.folder.resolve("data/default.driveyard")),
				"another command")) {
			assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.FAILED);
			assertThat(this.err).contains("is in use by 'another command'");
			assertThat(run("runs")).isEqualTo(ExitCodes.DONE);
			assertThat(this.out).contains("completed");
		}
		assertThat(run("index", this.tree.toString())).isEqualTo(ExitCodes.DONE);
	}

	@Test
	void aDamagedDatabaseIsSaidToBeDamaged() throws IOException {
		run("library", "create", this.folder.resolve("bad.driveyard").toString());
		Path library = this.folder.resolve("bad.driveyard");
		Files.writeString(library.resolve("library.db"), "this is no database, whatever its name says".repeat(100));
		assertThat(run("--library", library.toString(), "find")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.err).contains("database");
	}

	@Test
	void jobsDescribeTheirParametersAsAJsonSchema() {
		assertThat(run("jobs", "--json")).isEqualTo(ExitCodes.DONE);
		assertThat(json()).extracting((job) -> job.get("name"))
			.containsExactlyInAnyOrder("index", "copy", "move", "delete", "restore", "empty-trash", "duplicates",
					"reclaim", "validate", "repair", "thumbnails", "check", "prune-history");
		assertThat(json()).filteredOn((job) -> "index".equals(job.get("name")))
			.singleElement()
			.satisfies((job) -> assertThat((Map<?, ?>) job.get("parameters")).extracting("required")
				.isEqualTo(List.of("path")));
	}

	@Test
	void helpNamesEveryCommandAndExitCode() {
		assertThat(run("--help")).isEqualTo(ExitCodes.DONE);
		assertThat(this.out)
			.contains("index", "location", "library", "find", "tree", "runs", "jobs", "copy", "move", "delete", "trash",
					"history", "undo", "Exit codes:")
			.contains("3  done, but some files could not be handled");
		assertThat(run("index", "--help")).isEqualTo(ExitCodes.DONE);
		assertThat(this.out).contains("--max-depth", "--one-file-system", "--ephemeral");
		assertThat(run("--version")).isEqualTo(ExitCodes.DONE);
		assertThat(this.out).startsWith("driveyard test");
		assertThat(run("generate-completion")).isEqualTo(ExitCodes.DONE);
		assertThat(this.out).contains("complete -F");
	}

}
