package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code validate}, {@code repair} and {@code manifest} as a user sees them.
 */
@SuppressWarnings("NullAway.Init")
class ValidateCommandTests {

	@TempDir
	Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree")).toRealPath();
		Files.createDirectories(this.tree.resolve("a/b"));
		Files.writeString(this.tree.resolve("a/b/one.txt"), "one");
		Files.writeString(this.tree.resolve("a/copy.txt"), "one");
		Files.writeString(this.tree.resolve("three.txt"), "three");
		this.command = new CommandRunner(this.folder.resolve("data"));
	}

	private void rot(String relative) throws IOException {
		Path file = this.tree.resolve(relative);
		FileTime time = Files.getLastModifiedTime(file);
		String text = Files.readString(file);
		Files.writeString(file, "X" + text.substring(1));
		Files.setLastModifiedTime(file, time);
	}

	@Test
	void rotIsFoundShownAndRepaired() throws IOException {
		String root = this.tree.toString();
		assertThat(this.command.run("validate", root)).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("is in no location");
		this.command.run("index", "--mode", "content", root);
		assertThat(this.command.run("validate", root)).isEqualTo(ExitCodes.DONE);
		rot("a/b/one.txt");
		assertThat(this.command.run("validate")).isEqualTo(ExitCodes.FINDINGS);
		assertThat(this.command.out()).contains("BIT_ROT").contains(root + "/a/b/one.txt").contains("1 critical");
		assertThat(this.command.err()).contains("driveyard repair 3");
		assertThat(this.command.run("validate", "findings", "--severity", "critical", "--json"))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.json()).singleElement()
			.satisfies((finding) -> assertThat(finding).containsEntry("type", "finding")
				.containsEntry("code", "BIT_ROT")
				.containsEntry("status", "new")
				.containsEntry("path", root + "/a/b/one.txt"));
		assertThat(this.command.run("repair", "3")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.out()).contains(root + "/a/copy.txt -> " + root + "/a/b/one.txt");
		assertThat(this.command.err()).contains("Nothing was touched. To go on, add --yes.");
		assertThat(this.command.run("repair", "3", "--dry-run")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a/b/one.txt")).hasContent("Xne");
		assertThat(this.command.run("repair", "3", "--yes")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a/b/one.txt")).hasContent("one");
		assertThat(this.command.out()).contains("1 restored").contains("The damaged file is kept as one.txt.damaged-");
		this.command.run("validate", "findings");
		assertThat(this.command.out()).isEmpty();
		this.command.run("history");
		assertThat(this.command.out()).contains("repair");
	}

	@Test
	void withNothingToRepairThereIsNothingToConfirm() {
		this.command.run("index", "--mode", "content", this.tree.toString());
		this.command.run("validate");
		assertThat(this.command.run("repair", "2")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("There is nothing to repair by run 2.").doesNotContain("--yes");
		assertThat(this.command.run("repair", "2", "--yes")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.run("trash", "empty")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("Nothing in the trash matches.");
	}

	@Test
	void findingsCanBeWrittenAsTablesAndPages() throws IOException {
		this.command.run("index", "--mode", "content", this.tree.toString());
		rot("three.txt");
		Path csv = this.folder.resolve("f.csv");
		assertThat(this.command.run("validate", "--format", "csv", "--output", csv.toString()))
			.isEqualTo(ExitCodes.FINDINGS);
		assertThat(csv).content().startsWith("severity,code,status,path").contains("critical,BIT_ROT,new,");
		this.command.run("validate", "findings", "--format", "html");
		assertThat(this.command.out()).startsWith("<!DOCTYPE html>").contains("three.txt");
		assertThat(this.command.run("validate", "--format", "pdf")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.run("validate", "--budget", "0")).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void infoTellsWhenAFileWasProvedAndWhatIsWrongWithIt() throws IOException {
		this.command.run("index", "--mode", "content", this.tree.toString());
		String one = this.tree + "/a/b/one.txt";
		this.command.run("info", one);
		assertThat(this.command.out()).contains("verified  never");
		this.command.run("validate", this.tree + "/a/b");
		this.command.run("info", one);
		assertThat(this.command.out()).contains("verified  20").contains("not all that hold the same ever were");
		this.command.run("validate");
		this.command.run("info", one);
		assertThat(this.command.out()).contains("all that hold the same since 20").doesNotContain("BIT_ROT");
		rot("a/b/one.txt");
		this.command.run("validate");
		this.command.run("info", one);
		assertThat(this.command.out()).contains("critical BIT_ROT").contains("something wrote to it");
		this.command.run("info", "--json", one);
		assertThat(this.command.json().get(0)).containsKeys("verified", "all_verified")
			.satisfies((map) -> assertThat(String.valueOf(map.get("findings"))).contains("code=BIT_ROT"));
		this.command.run("info", this.tree + "/a");
		assertThat(this.command.out()).doesNotContain("verified");
	}

	@Test
	void whatSomethingWroteToIsToldApartBeforeARepair() throws IOException {
		this.command.run("index", "--mode", "content", this.tree.toString());
		rot("a/b/one.txt");
		this.command.run("validate");
		assertThat(this.command.run("repair", "2", "--dry-run")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("--untouched-only");
		assertThat(this.command.out()).contains("something wrote to 1 file without a new time:");
		assertThat(this.command.out()).contains("Something wrote to it since it was indexed, and put its time back.");
		assertThat(this.command.run("repair", "2", "--dry-run", "--untouched-only")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("Left out, since something wrote to them: 1 file");
		assertThat(this.command.run("repair", "2", "--yes", "--untouched-only")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a/b/one.txt")).hasContent("Xne");
		assertThat(this.command.err()).contains("Left out, since something wrote to them: 1 file");
		assertThat(this.command.run("repair", "2", "--yes")).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a/b/one.txt")).hasContent("one");
	}

	@Test
	void aBudgetSaysWhatIsLeft() {
		this.command.run("index", "--mode", "content", this.tree.toString());
		assertThat(this.command.run("validate", "--budget", "4", "--max-duration", "1h")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("Left for the next runs: 2 files");
	}

	/** Names that need escapes, and one whose bytes are no text. */
	private void oddNames(boolean bytes) throws IOException {
		Files.writeString(this.tree.resolve("new\nline"), "1");
		Files.writeString(this.tree.resolve("back\\slash"), "2");
		Files.writeString(this.tree.resolve("  spaces  "), "3");
		Files.writeString(this.tree.resolve("\u00fc\u20ac"), "4");
		Files.writeString(this.tree.resolve("a/100%"), "5");
		Files.createSymbolicLink(this.tree.resolve("link"), Path.of("three.txt"));
		if (bytes) {
			Files.writeString(LocalPaths.toPath(LocalPaths.encode(this.tree) + "/raw\uEFFF"), "6");
		}
	}

	private boolean shell(String script) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", "-c", script).directory(this.tree.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output").toFile())
			.start();
		return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
	}

	@Test
	void manifestsAreAcceptedByOtherProgramsAndTheirsByUs() throws Exception {
		for (String tool : List.of("b3sum", "sha256sum")) {
			Assumptions.assumeTrue(shell("command -v " + tool), tool + " is not installed");
		}
		oddNames(false);
		Path list = this.folder.resolve("list");
		for (String tool : List.of("b3sum", "sha256sum")) {
			assertThat(this.command.run("manifest", this.tree.toString(), "--format", tool, "-o", list.toString()))
				.isEqualTo(ExitCodes.DONE);
			assertThat(Files.readAllLines(list)).hasSize(8);
			assertThat(shell(tool + " --check " + list))
				.as(tool + ": " + Files.readString(this.folder.resolve("output")))
				.isTrue();
			for (String options : List.of("", "--tag")) {
				if (shell("find . -type f -exec " + tool + " " + options + " {} + > " + list)) {
					assertThat(this.command.run("validate", "--manifest", list.toString(), this.tree.toString()))
						.as(tool + options + this.command.out())
						.isEqualTo(ExitCodes.DONE);
					assertThat(this.command.out()).contains("8 files of 8 as listed");
				}
			}
		}
		oddNames2();
		assertThat(this.command.run("manifest", this.tree.toString(), "--algorithm", "sha256", "-o", list.toString()))
			.isZero();
		assertThat(shell("sha256sum -c " + list)).as("bytes that are no text").isTrue();
	}

	private void oddNames2() throws IOException {
		Files.writeString(LocalPaths.toPath(LocalPaths.encode(this.tree) + "/raw\uEFFF"), "6");
	}

	@Test
	void whatIsNotAsListedIsTold() throws IOException {
		Path list = this.tree.resolve("list.b3");
		oddNames(true);
		assertThat(this.command.run("manifest", this.tree.toString(), "--output", list.toString())).isZero();
		assertThat(this.command.run("validate", "--manifest", list.toString())).isZero();
		Files.delete(this.tree.resolve("three.txt"));
		Files.writeString(this.tree.resolve("a/copy.txt"), "changed");
		Path outside = Files.writeString(this.folder.resolve("outside"), "secret");
		Files.createSymbolicLink(this.tree.resolve("way"), this.folder);
		String hash = "0".repeat(64);
		Files.write(list, List.of(hash + "  ../outside", hash + "  " + outside, hash + "  way/outside", "nonsense"),
				java.nio.file.StandardOpenOption.APPEND);
		assertThat(this.command.run("validate", "--json", "--manifest", list.toString())).isEqualTo(ExitCodes.FINDINGS);
		List<Map<String, Object>> all = this.command.json();
		assertThat(all.get(all.size() - 1)).containsEntry("missing", 1)
			.containsEntry("changed", 1)
			.containsEntry("refused", 3)
			.containsEntry("malformed", 1)
			.containsEntry("ok", 7);
	}

	@Test
	void aBagGoesRoundAndTellsWhatIsExtra() throws IOException {
		assertThat(this.command.run("manifest", this.tree.toString(), "--format", "bagit")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("in a folder 'data'");
		Files.move(this.tree.resolve("a"), this.tree.resolve("data"));
		Files.writeString(this.tree.resolve("data/50%\nline"), "odd");
		assertThat(this.command.run("manifest", this.tree.toString(), "--format", "bagit")).isZero();
		assertThat(this.tree.resolve("bagit.txt")).content().startsWith("BagIt-Version: 1.0");
		assertThat(this.tree.resolve("bag-info.txt")).content().contains("Payload-Oxum: 9.3");
		assertThat(this.tree.resolve("manifest-sha256.txt")).content().contains("data/50%25%0Aline");
		assertThat(this.command.run("validate", "--manifest", this.tree.toString())).isZero();
		assertThat(this.command.run("manifest", this.tree.toString(), "--format", "bagit")).isEqualTo(ExitCodes.FAILED);
		Files.writeString(this.tree.resolve("data/more"), "more");
		Files.delete(this.tree.resolve("data/copy.txt"));
		assertThat(this.command.run("validate", "--manifest", this.tree.toString())).isEqualTo(ExitCodes.FINDINGS);
		assertThat(this.command.out()).contains("extra      data/more").contains("missing    data/copy.txt");
	}

}
