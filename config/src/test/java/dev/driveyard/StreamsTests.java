package dev.driveyard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands whose output can't be written, or is for a terminal.
 */
class StreamsTests {

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree"));
		for (int i = 0; i < 3; i++) {
			Files.writeString(this.tree.resolve("same" + i), "same");
		}
		this.command = new CommandRunner(this.folder.resolve("data"));
		this.command.run("index", "--mode", "content", this.tree.toString());
		this.command.run("duplicates", this.tree.toString());
	}

	private List<List<String>> commands() {
		String path = this.tree.toString();
		return List.of(List.of("--help"), List.of("--version"), List.of("ls", path), List.of("tree", path),
				List.of("find", path), List.of("--json", "find", path), List.of("du", path), List.of("info", path),
				List.of("stats"), List.of("hash", "-r", path), List.of("manifest", path), List.of("jobs"),
				List.of("manifest", path, "-o", "-"), List.of("runs"), List.of("runs", "--json"),
				List.of("location", "list"), List.of("library", "list"), List.of("library", "info"),
				List.of("index", path), List.of("index", "--ephemeral", "--list", path),
				List.of("duplicates", "--format", "csv", path), List.of("duplicates", "show", "--format", "html"),
				List.of("duplicates", "show"), List.of("duplicates", "show", "--format", "json", "-o", "-"),
				List.of("validate", path), List.of("validate", "findings", "--format", "csv"),
				List.of("delete", "--dry-run", path + "/same0"), List.of("generate-completion"));
	}

	@Test
	void allCommandsTellThatTheirOutputCannotBeWritten() {
		for (List<String> words : commands()) {
			int code = this.command.runInto(new Failing("No space left on device"), words.toArray(String[]::new));
			assertThat(this.command.err()).as(words + this.command.err())
				.contains("driveyard: The standard output can't be written: No space left on device");
			assertThat(code).as(words.toString()).isEqualTo(ExitCodes.FAILED);
		}
	}

	@Test
	void allCommandsEndQuietlyWhereNobodyReadsAnyMore() {
		for (List<String> words : commands()) {
			int code = this.command.runInto(new Failing("Broken pipe"), words.toArray(String[]::new));
			assertThat(this.command.err()).as(words.toString())
				.doesNotContain("Broken pipe")
				.doesNotContain("Exception")
				.doesNotContain("standard output");
			assertThat(code).as(words.toString()).isEqualTo(141);
		}
	}

	@Test
	void noWorkGoesOnForAReaderThatIsGone() throws IOException {
		for (int i = 0; i < 3000; i++) {
			Files.writeString(this.tree.resolve("a-rather-long-name-of-a-file-" + i), "x" + i);
		}
		Failing pipe = new Failing("Broken pipe");
		assertThat(this.command.runInto(pipe, "hash", "-r", this.tree.toString())).isEqualTo(141);
		assertThat(pipe.attempts).isEqualTo(1);
	}

	@Test
	void nothingOfANameOrAMessageReachesATerminalAsItIs() throws IOException {
		String name = "odd\u001b[31m\u202e\u009b";
		Files.writeString(this.tree.resolve(name), "same");
		String path = this.tree.resolve(name).toString();
		List<List<String>> all = List.of(List.of("index", path), List.of("hash", path), List.of("manifest", path),
				List.of("manifest", this.tree.toString()), List.of("--json", "hash", path), List.of("ls", path),
				List.of("validate", path), List.of("copy", path, path), List.of("delete", path + "x"),
				List.of("validate", "--manifest", path), List.of("index", "--mode", name),
				List.of("manifest", path, "-o", path + "/x"), List.of("location", "show", name),
				List.of("-l", path + ".driveyard", "ls"), List.of("--" + name), List.of(name),
				List.of("duplicates", "--format", name), List.of("runs", "show", name),
				List.of("location", "add", path, "--name", name),
				List.of("location", "add", this.tree.toString(), "--name", name), List.of("location", "list"),
				List.of("location", "list", "--json"), List.of("duplicates", "--format", "csv", this.tree.toString()));
		for (List<String> words : all) {
			this.command.runOnTerminal(words.toArray(String[]::new));
			assertThat(this.command.out() + this.command.err()).as(words.toString())
				.doesNotContain("\u001b[31m", "\u202e", "\u009b");
		}
	}

	/** A stream that takes nothing. */
	private static final class Failing extends OutputStream {

		private final String reason;

		private int attempts;

		Failing(String reason) {
			this.reason = reason;
		}

		@Override
		public void write(int b) throws IOException {
			this.attempts++;
			throw new IOException(this.reason);
		}

	}

}
