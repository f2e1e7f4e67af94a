package dev.driveyard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@code manifest}, {@code hash} and {@code validate --manifest}: what can't be read,
 * lists of other programs, and where lists are written to.
 */
class ManifestCommandTests {

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree")).toRealPath();
		file("a");
		file("sub/b");
		file("z");
		this.command = new CommandRunner(this.folder.resolve("data"));
	}

	private Path file(String name) throws IOException {
		Path file = this.tree.resolve(name);
		Files.createDirectories(Objects.requireNonNull(file.getParent()));
		return Files.writeString(file, name);
	}

	private void mode(String name, String permissions) throws IOException {
		Files.setPosixFilePermissions(this.tree.resolve(name), PosixFilePermissions.fromString(permissions));
	}

	@AfterEach
	void open() throws IOException {
		for (String name : List.of("sub", "data")) {
			if (Files.exists(this.tree.resolve(name))) {
				mode(name, "rwxr-xr-x");
			}
		}
	}

	private int manifest(String... more) {
		return this.command
			.run(Stream.concat(Stream.of("manifest", this.tree.toString()), Stream.of(more)).toArray(String[]::new));
	}

	private List<String> listed() {
		return this.command.out().lines().map((line) -> line.substring(66)).toList();
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.tree)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	private boolean shell(String script) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", "-c", script).directory(this.tree.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output").toFile())
			.start();
		return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
	}

	@Test
	void aFolderThatCannotBeListedOrNotEnteredIsTold() throws IOException {
		for (String permissions : List.of("---------", "r--r--r--")) {
			mode("sub", permissions);
			assumeFalse(Files.isExecutable(this.tree.resolve("sub")), "this user may enter every folder");
			assertThat(manifest()).as(permissions).isEqualTo(ExitCodes.ISSUES);
			assertThat(listed()).containsExactly("a", "z");
			assertThat(this.command.err()).startsWith("driveyard: sub").contains(": permission denied\n");
			assertThat(this.command.run("hash", "-r", this.tree.toString())).isEqualTo(ExitCodes.ISSUES);
			assertThat(this.command.out().lines()).hasSize(2);
			assertThat(this.command.err()).contains(this.tree + "/sub").contains(": permission denied\n");
		}
	}

	@Test
	void pathsLongerThanTheSystemTakesAreListedAndByHashTold() throws Exception {
		String name = "a-folder-with-a-rather-long-name".repeat(7);
		assumeTrue(
				shell("for i in $(seq 25); do mkdir " + name + "; cd -P " + name + " || exit 1; done; echo 1 > deep"),
				"no deep folders here");
		try {
			assertThat(manifest()).isEqualTo(ExitCodes.DONE);
			assertThat(listed()).hasSize(4).anyMatch((path) -> path.endsWith("/deep") && path.length() > 4096);
			assertThat(this.command.run("hash", "-r", this.tree.toString())).isEqualTo(ExitCodes.ISSUES);
			assertThat(this.command.err()).containsIgnoringCase("file name too long");
		}
		finally {
			shell("rm -r " + name);
		}
	}

	@Test
	void aBagThatWouldBeIncompleteIsNotMade() throws IOException {
		file("data/x");
		file("data/y");
		mode("data/y", "---------");
		assumeFalse(Files.isReadable(this.tree.resolve("data/y")), "this user may read every file");
		assertThat(manifest("--format", "bagit")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("driveyard: data/y: permission denied").contains("no bag was made");
		assertThat(names()).containsExactly("a", "data", "sub", "z");
		mode("data/y", "rw-r--r--");
		assertThat(manifest("--format", "bagit")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("validate", "--manifest", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		mode("data", "---------");
		assertThat(this.command.run("validate", "--manifest", this.tree.toString())).isEqualTo(ExitCodes.FINDINGS);
	}

	@Test
	void aListThatReadNothingReplacesNothing() throws IOException {
		Path list = this.folder.resolve("list");
		assertThat(manifest("-o", list.toString())).isEqualTo(ExitCodes.DONE);
		byte[] before = Files.readAllBytes(list);
		Path empty = Files.createDirectory(this.folder.resolve("empty"));
		assertThat(this.command.run("manifest", empty.toString(), "-o", list.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("stays as it was");
		assertThat(this.command.run("manifest", empty + "/none", "-o", list.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(list).hasBinaryContent(before);
		assertThat(this.command.run("manifest", empty.toString(), "-o", list + "2")).isEqualTo(ExitCodes.DONE);
		assertThat(Path.of(list + "2")).isEmptyFile();
	}

	@Test
	void theListIsNotInItselfByWhateverPathItIsNamed() throws IOException {
		Files.createSymbolicLink(this.folder.resolve("way"), this.tree);
		for (String list : List.of(this.tree + "/sums", this.folder + "/way/sums", this.tree + "/sub/../sums")) {
			assertThat(manifest("-o", list)).isEqualTo(ExitCodes.DONE);
			assertThat(this.tree.resolve("sums")).content()
				.doesNotContain("sums")
				.doesNotContain(".driveyard")
				.contains("sub/b");
		}
		assertThat(names()).containsExactly("a", "sub", "sums", "z");
	}

	@Test
	void outputsReplaceAFileAndWriteIntoWhatIsNone() throws IOException {
		Path real = Files.writeString(this.folder.resolve("real"), "old");
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), Path.of("real"));
		Path part = Files.writeString(this.folder.resolve("link.part"), "the user's own");
		this.command.run("index", "--mode", "content", this.tree.toString());
		String path = this.tree.toString();
		for (List<String> words : List.of(List.of("manifest", path), List.of("validate", path),
				List.of("validate", "findings"), List.of("duplicates", "--format", "csv", path),
				List.of("duplicates", "show", "--format", "html"))) {
			Files.writeString(real, "old");
			for (String target : List.of(link.toString(), this.folder + "/none/x", this.folder + "/",
					this.folder.toString(), "-")) {
				int code = this.command
					.run(Stream.concat(words.stream(), Stream.of("-o", target)).toArray(String[]::new));
				boolean wrong = target.startsWith(this.folder.toString()) && !target.equals(link.toString());
				assertThat(code == ExitCodes.DONE).as(words + target + this.command.err()).isEqualTo(!wrong);
			}
			assertThat(link).isSymbolicLink();
			assertThat(real).content().as(words.toString()).isNotEqualTo("old");
		}
		assertThat(part).hasContent("the user's own");
		try (Stream<Path> files = Files.list(this.folder)) {
			assertThat(files).noneMatch((file) -> file.toString().contains("unfinished"));
		}
	}

	@Test
	void carriageReturnsInNamesAreWrittenAndReadAsOthersDo() throws Exception {
		for (String name : List.of("Icon\r", "mid\rdle", "back\\\r", "line\n\r")) {
			file(name);
		}
		Path list = this.folder.resolve("list");
		for (String tool : List.of("b3sum", "sha256sum")) {
			assumeTrue(shell("command -v " + tool), tool + " is not installed");
			assertThat(manifest("--format", tool, "-o", list.toString())).isEqualTo(ExitCodes.DONE);
			assertThat(shell(tool + " --check " + list)).as(Files.readString(this.folder.resolve("output"))).isTrue();
			assertThat(shell("find . -type f -exec " + tool + " {} + > " + list)).isTrue();
			assertChecks(ExitCodes.DONE, Files.readAllBytes(list), "7 files of 7");
		}
		this.command.run("hash", "-r", this.tree.toString());
		assertChecks(ExitCodes.DONE, this.command.bytes(), "7 files of 7", "--algorithm", "blake3", "/");
	}

	private void assertChecks(int code, byte[] list, String result, String... more) {
		List<String> words = new ArrayList<>(List.of("validate", "--manifest", "-"));
		words.addAll((more.length == 0) ? List.of(this.tree.toString()) : List.of(more));
		InputStream before = System.in;
		try {
			String text = new String(list, StandardCharsets.ISO_8859_1).replace(" /", " ");
			System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
			assertThat(this.command.run(words.toArray(String[]::new))).as(text + this.command.out()).isEqualTo(code);
		}
		finally {
			System.setIn(before);
		}
		assertThat(this.command.out()).as(words.toString()).contains(result);
	}

	@Test
	void listsOfOthersAreTakenWhateverTheirNameAndTheirForm() throws Exception {
		assumeTrue(shell("sha256sum a z > ../list"), "sha256sum is not installed");
		Path list = this.folder.resolve("list");
		String lines = Files.readString(list);
		String hash = lines.substring(0, 64);
		for (String form : List.of(lines, lines.replace("\n", "\r\n"), lines.replace("  ", " "),
				lines.replace("  ", " *"), "\ufeff" + lines, "  " + lines.replace("\n", "\n  ").stripTrailing(),
				lines.replaceAll("(?m)^(\\w+)  (.+)$", "SHA256($2)= $1"),
				lines.replaceAll("(?m)^(\\w+)  (.+)$", "SHA2-256($2)= $1"),
				lines.replaceAll("(?m)^(\\w+)  (.+)$", "SHA256 ($2) = $1\r"))) {
			assertChecks(ExitCodes.DONE, form.getBytes(StandardCharsets.UTF_8), "2 files of 2");
		}
		for (String name : List.of("b3backup.txt", "md5-and-sha.txt", "notes.b3", "blake3sums", "sha1")) {
			Files.writeString(this.folder.resolve(name), lines);
			assertThat(this.command.run("validate", "--manifest", this.folder.resolve(name).toString(),
					this.tree.toString()))
				.as(name)
				.isEqualTo(ExitCodes.DONE);
		}
		assertThat(shell("md5sum a > ../mixed; sha1sum z >> ../mixed")).isTrue();
		assertChecks(ExitCodes.DONE, Files.readAllBytes(this.folder.resolve("mixed")), "2 files of 2");
		assertChecks(ExitCodes.FINDINGS,
				(lines + hash.substring(0, 50) + "  a\nnonsense\n").getBytes(StandardCharsets.UTF_8),
				"It has no hash, neither before a name nor after one.");
		assertThat(this.command.out()).contains("malformed  a\n").contains("no hash that is known");
		assertThat(this.command.run("validate", "--manifest", list.toString(), this.folder + "/none"))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("There is no " + this.folder + "/none");
	}

	@Test
	void pathsOfABagMayBeginWithADot() throws Exception {
		file("data/f");
		assertThat(manifest("--format", "bagit")).isEqualTo(ExitCodes.DONE);
		assumeTrue(shell("sha256sum ./data/f > manifest-sha256.txt; rm tagmanifest*"), "sha256sum is not installed");
		assertThat(this.command.run("validate", "--manifest", this.tree + "/manifest-sha256.txt"))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("1 file of 1").contains("warning    ./data/f");
	}

	@Test
	void aBagIsCheckedAsAWholeByWhateverPartIsNamed() throws Exception {
		file("data/f");
		assertThat(manifest("--format", "bagit")).isEqualTo(ExitCodes.DONE);
		Files.writeString(this.tree.resolve("bag-info.txt"), "Payload-Oxum: 7.1\n");
		for (String part : List.of("", "/bagit.txt", "/manifest-sha256.txt", "/tagmanifest-sha256.txt")) {
			assertThat(this.command.run("validate", "--manifest", this.tree + part)).as(part)
				.isEqualTo(ExitCodes.FINDINGS);
			assertThat(this.command.out()).contains("changed    bag-info.txt\n           Its Payload-Oxum is 7.1, and");
		}
	}

	@Test
	void aBagOfWhatBagsCanNotHoldIsNotMade() throws Exception {
		file("data/f");
		assumeTrue(shell("ln -s f data/link; printf x > \"$(printf 'data/\\344')\""), "a name must be UTF-8 here");
		assertThat(manifest("--format", "bagit")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("data/link: it is a link, which a bag can't hold")
			.contains("data/\\xe4: its name is not UTF-8, as a bag must have it; rename it");
		assertThat(names()).doesNotContain("bagit.txt", "manifest-sha256.txt");
	}

}
