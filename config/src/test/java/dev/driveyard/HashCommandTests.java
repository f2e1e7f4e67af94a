package dev.driveyard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.content.Blake3;
import dev.driveyard.content.CasId;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * {@code driveyard hash}.
 */
class HashCommandTests {

	private static final String OF_X = "3ae7d805f6789a6402acb70ad4096a85a56bf6804eaf25c0493ac697548d30b5";

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree"));
		this.command = new CommandRunner(this.folder.resolve("data"));
	}

	private Path file(String name, byte[] bytes) throws IOException {
		Path file = this.tree.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.write(file, bytes);
	}

	private Path x(String name) throws IOException {
		return file(name, new byte[] { 'x' });
	}

	private static byte[] random(int size) {
		byte[] bytes = new byte[size];
		new Random(size).nextBytes(bytes);
		return bytes;
	}

	@Test
	void aLineIsTheHashAndTheNameAsItWasGiven() throws IOException {
		Path file = x("a b.txt");
		Path given = this.tree.resolve(".").resolve("a b.txt");
		assertThat(this.command.run("hash", file.toString(), given.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).isEqualTo(OF_X + "  " + file + "\n" + OF_X + "  " + given + "\n");
		Path relative = Path.of("").toAbsolutePath().relativize(file);
		this.command.run("hash", relative.toString());
		assertThat(this.command.out()).isEqualTo(OF_X + "  " + relative + "\n");
		assertThat(this.folder.resolve("data")).doesNotExist();
	}

	@Test
	void namesWithNewlinesAndBackslashesAreEscaped() throws IOException {
		this.command.run("hash", x("a\nb").toString(), x("a\\b").toString());
		assertThat(this.command.out().lines()).containsExactly("\\" + OF_X + "  " + this.tree + "/a\\nb",
				"\\" + OF_X + "  " + this.tree + "/a\\\\b");
	}

	@Test
	void b3sumAcceptsEveryLine() throws Exception {
		Path b3sum = Path.of("/usr/bin/b3sum");
		assumeThat(b3sum).as("b3sum is installed").isExecutable();
		x("a\nb");
		x("a\\b");
		x("- dash");
		file("sub/empty", new byte[0]);
		file("sub/large", random((9 << 20) + 12_345));
		for (int size : new int[] { 1023, 1024, 1025, 1 << 20, (1 << 20) + 1, (8 << 20) - 1, 8 << 20 }) {
			file("sizes/" + size, random(size));
		}
		assertThat(this.command.run("hash", "-r", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		Path list = Files.write(this.folder.resolve("sums"), this.command.bytes());
		Path report = this.folder.resolve("report");
		Process check = new ProcessBuilder(b3sum.toString(), "--check", list.toString()).redirectErrorStream(true)
			.redirectOutput(report.toFile())
			.start();
		assertThat(check.waitFor()).as(Files.readString(report)).isZero();
		assertThat(Files.readAllLines(report)).hasSize(12).allMatch((line) -> line.endsWith(": OK"));
	}

	@Test
	void foldersNeedTheOptionAndComeByNameWithoutFollowingLinks() throws IOException {
		x("b");
		x("a/z");
		x("a.c");
		Files.createSymbolicLink(this.tree.resolve("c"), this.tree.resolve("b"));
		Files.createSymbolicLink(this.tree.resolve("d"), this.tree);
		assertThat(this.command.run("hash", this.tree.toString())).isEqualTo(ExitCodes.ISSUES);
		assertThat(this.command.err()).contains(this.tree + ": is a folder").contains("--recursive");
		assertThat(this.command.run("hash", "-r", this.tree + "/")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out().lines()).extracting((line) -> line.substring(66))
			.containsExactly(this.tree + "/a/z", this.tree + "/a.c", this.tree + "/b");
	}

	@Test
	void namesThatAreNotUtf8ArePrintedByteForByte() throws IOException {
		Files.write(LocalPaths.toPath(LocalPaths.encode(this.tree) + "/\uEFE9"), new byte[] { 'x' });
		this.command.run("hash", "-r", this.tree.toString());
		assertThat(new String(this.command.bytes(), StandardCharsets.ISO_8859_1))
			.isEqualTo(OF_X + "  " + this.tree + "/\u00e9\n");
		this.command.run("hash", "-r", "--json", this.tree.toString());
		assertThat(this.command.json()).singleElement()
			.satisfies((object) -> assertThat(object).containsEntry("path", this.tree + "/\\xe9")
				.containsKey("path_base64"));
	}

	@Test
	void whatCannotBeReadIsNamedAndTheOthersAreHashed() throws IOException {
		Path missing = this.tree.resolve("missing");
		Path file = x("there");
		assertThat(this.command.run("hash", missing.toString(), file.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).isEqualTo("driveyard: " + missing + ": there is no such file\n");
		assertThat(this.command.out()).isEqualTo(OF_X + "  " + file + "\n");
		assertThat(this.command.run("hash")).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void theSampledIdIsThatOfTheCatalogueAndEmptyFilesHaveNone() throws IOException {
		byte[] bytes = random(300_000);
		Path file = file("large", bytes);
		Path empty = file("empty", new byte[0]);
		String id = CasId.of(bytes, 0, bytes.length).orElseThrow().toString();
		assertThat(this.command.run("hash", "--cas", file.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).isEqualTo(id + "  " + file + "\n");
		assertThat(this.command.run("hash", "--cas", "--json", empty.toString(), file.toString()))
			.isEqualTo(ExitCodes.ISSUES);
		assertThat(this.command.err()).contains("is empty, so it has no cas_id");
		assertThat(this.command.json()).singleElement()
			.satisfies((object) -> assertThat(object).containsEntry("type", "hash")
				.containsEntry("path", file.toString())
				.containsEntry("size", 300_000)
				.containsEntry("cas_id", id)
				.doesNotContainKey("blake3"));
		assertThat(this.command.run("hash", "--cas", "-")).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void aDashIsTheStandardInput() {
		byte[] bytes = random(3_000_001);
		InputStream before = System.in;
		try {
			System.setIn(new ByteArrayInputStream(bytes));
			assertThat(this.command.run("hash", "-")).isEqualTo(ExitCodes.DONE);
		}
		finally {
			System.setIn(before);
		}
		assertThat(this.command.out()).isEqualTo(Blake3.hash(bytes) + "  -\n");
	}

	@Test
	void filesOfTheKernelAreReadToTheirEnd() {
		Path file = Path.of("/proc/version");
		assumeThat(file).as("Linux").exists();
		assertThat(this.command.run("hash", "--json", file.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.json().get(0).get("size")).isNotEqualTo(0);
	}

}
