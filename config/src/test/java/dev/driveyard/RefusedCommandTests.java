package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every command says of a path that is not there, and that what is refused changes
 * nothing.
 */
class RefusedCommandTests {

	private static final List<String> MISSING = List.of("index MISSING", "index --ephemeral MISSING", "ls MISSING",
			"tree MISSING", "find MISSING", "du MISSING", "info MISSING", "stats MISSING", "hash MISSING",
			"hash -r MISSING TREE/file", "hash --cas MISSING", "copy MISSING TREE", "copy TREE/file MISSING MISSING/x",
			"copy TREE/file MISSING/sub/x", "copy TREE/file MISSING/sub/", "move MISSING TREE",
			"move TREE/file MISSING/sub/x", "delete MISSING", "delete --permanent -y MISSING", "delete -n MISSING",
			"duplicates MISSING", "duplicates --no-refresh MISSING", "duplicates TREE MISSING",
			"duplicates reclaim 2 --keep in MISSING", "validate MISSING", "validate --mode basic MISSING",
			"validate --manifest MISSING", "manifest MISSING", "manifest --format bagit MISSING",
			"location add MISSING", "location show MISSING", "location remove MISSING", "trash restore MISSING",
			"ls TREE/missing", "info TREE/missing", "copy TREE/missing TREE/sub", "delete TREE/missing",
			"--library MISSING ls", "library info -l MISSING");

	private static final List<String> WRONG = List.of("index --exclude [ TREE/../other",
			"index --include {a TREE/../other", "index --walkers 0 TREE/../other", "index --mode deeper TREE/../other",
			"index --rule no-such TREE/../other", "index --max-depth 0 TREE/../other",
			"duplicates --mode best TREE/../other", "duplicates --hashers 0 TREE/../other", "find --name [",
			"find --name [z-a]", "find --name a[!z-a]*", "runs list --limit 0");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path temp;

	@SuppressWarnings("NullAway.Init")
	CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.temp = this.temp.toRealPath();
		this.command = new CommandRunner(this.temp.resolve("data"));
		Files.createDirectories(this.temp.resolve("tree/sub"));
		Files.writeString(this.temp.resolve("tree/file"), "file");
		this.command.run("index", this.temp.resolve("tree").toString());
		this.command.run("duplicates", this.temp.resolve("tree").toString());
	}

	private int run(String line) {
		return this.command.run(Arrays.stream(line.split(" "))
			.map((word) -> word.replace("MISSING", this.temp.resolve("missing").toString())
				.replace("TREE", this.temp.resolve("tree").toString()))
			.toArray(String[]::new));
	}

	private String remembered() {
		this.command.run("runs", "list", "--all", "--json");
		String runs = this.command.out();
		this.command.run("location", "list", "--json");
		return runs + this.command.out();
	}

	@TestFactory
	Stream<DynamicTest> aMissingPathEndsEveryCommandWithOneCodeAndChangesNothing() {
		String before = remembered();
		return each(MISSING, (line) -> {
			assertThat(run(line)).isEqualTo(ExitCodes.FAILED);
			assertThat(this.command.err()).contains("missing").doesNotContain("Exception").doesNotContain("Usage:");
			assertThat(remembered()).isEqualTo(before);
			try (var files = Files.list(this.temp.resolve("tree"))) {
				assertThat(files).hasSize(2);
			}
			assertThat(this.temp.resolve("missing")).doesNotExist();
		});
	}

	@TestFactory
	Stream<DynamicTest> whatIsWrongIsSaidAtOnceAndChangesNothing() throws IOException {
		Files.createDirectories(this.temp.resolve("other"));
		String before = remembered();
		return each(WRONG, (line) -> {
			assertThat(run(line)).isEqualTo(ExitCodes.USAGE);
			assertThat(this.command.err()).doesNotContain("Exception");
			assertThat(remembered()).isEqualTo(before);
		});
	}

	/** All in one library, which none of them changes. */
	private static Stream<DynamicTest> each(List<String> lines, ThrowingConsumer<String> test) {
		return DynamicTest.stream(lines.stream(), (line) -> line, test);
	}

	@Test
	void wrongUseIsAnsweredByALineAndWhereTheHelpIs() {
		assertThat(run("undo x")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err().lines()).hasSize(2);
		assertThat(this.command.err()).contains("'x' is not a number").contains("See: driveyard undo --help");
		assertThat(run("index --nonsense TREE")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("Unknown option: '--nonsense'").doesNotContain("Usage:");
	}

	@Test
	void whatIsARunOfAnotherIsListedOnlyWithAllOfThem() throws IOException {
		this.command.run("runs", "--json");
		assertThat(this.command.json()).extracting((run) -> run.get("job")).containsExactly("duplicates", "index");
		this.command.run("runs", "list", "--all", "--json");
		assertThat(this.command.json()).extracting((run) -> run.get("job"))
			.containsExactly("index", "duplicates", "index");
		Object nested = this.command.json().get(0).get("run");
		this.command.run("runs", "show", String.valueOf(nested));
		assertThat(this.command.out()).contains("part of run 2");
	}

	@Test
	void withNothingTwiceNoReclaimIsOffered() throws IOException {
		assertThat(run("duplicates TREE")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("Nothing is there more than once").doesNotContain("reclaim");
		String run = this.command.out().replaceAll("(?s).*Run (\\d+) completed.*", "$1");
		assertThat(this.command.run("duplicates", "reclaim", run, "--keep", "oldest", "--action", "delete"))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("nothing to reclaim").doesNotContain("--yes");
		Files.writeString(this.temp.resolve("tree/twin"), "file");
		assertThat(run("duplicates TREE")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("driveyard duplicates reclaim").doesNotContain("Nothing is there");
	}

}
