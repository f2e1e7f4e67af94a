package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code driveyard stats}.
 */
class StatsCommandTests {

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree")).toRealPath();
		Path sub = Files.createDirectory(this.tree.resolve("sub"));
		Files.write(this.tree.resolve("a.JPG"), new byte[6000]);
		Files.write(sub.resolve("b.jpg"), new byte[6000]);
		Files.createLink(sub.resolve("c.jpg"), sub.resolve("b.jpg"));
		Files.writeString(sub.resolve("note.txt"), "hello");
		Files.createFile(this.tree.resolve(".hidden"));
		Files.createSymbolicLink(this.tree.resolve("link"), Path.of("a.JPG"));
		old(this.tree.resolve("a.JPG"), 100);
		old(sub.resolve("note.txt"), 4000);
		this.command = new CommandRunner(this.folder.resolve("data"));
		assertThat(this.command.run("index", "-q", "--mode", "content", this.tree.toString()))
			.isEqualTo(ExitCodes.DONE);
	}

	private static void old(Path file, int days) throws IOException {
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
	}

	@Test
	void oneObjectSumsUpTheLibrary() {
		assertThat(this.command.run("stats", "--json")).isEqualTo(ExitCodes.DONE);
		Map<String, Object> stats = this.command.json().get(0);
		assertThat(stats).containsEntry("type", "stats")
			.containsEntry("files", 5)
			.containsEntry("directories", 1)
			.containsEntry("links", 1)
			.containsEntry("bytes", 12005)
			.containsEntry("contents", Map.of("files", 4, "distinct", 2, "repeated_bytes", 6000))
			.containsEntry("extensions",
					List.of(Map.of("extension", "jpg", "files", 3, "bytes", 12000),
							Map.of("extension", "txt", "files", 1, "bytes", 5),
							Map.of("extension", "", "files", 1, "bytes", 0)));
		assertThat(numbers(stats, "sizes")).containsExactly(1, 1, 3, 0, 0, 0, 0, 0);
		assertThat(numbers(stats, "ages")).containsExactly(3, 0, 0, 1, 0, 1);
		assertThat(list(stats, "largest")).hasSize(4)
			.first()
			.isEqualTo(Map.of("path", this.tree + "/a.JPG", "size", 6000));
	}

	private static List<Object> list(Map<String, Object> stats, String key) {
		return List.copyOf((List<?>) stats.getOrDefault(key, List.of()));
	}

	private static List<Object> numbers(Map<String, Object> stats, String key) {
		return list(stats, key).stream().<Object>map((tally) -> ((Map<?, ?>) tally).get("files")).toList();
	}

	@Test
	void belowAFolderOnlyThatCounts() {
		this.command.run("stats", "--json", "--top", "1", this.tree + "/sub");
		assertThat(this.command.json().get(0)).containsEntry("path", this.tree + "/sub")
			.containsEntry("files", 3)
			.containsEntry("directories", 0)
			.containsEntry("bytes", 6005)
			.containsEntry("contents", Map.of("files", 3, "distinct", 2, "repeated_bytes", 0))
			.containsEntry("extensions", List.of(Map.of("extension", "jpg", "files", 2, "bytes", 6000)));
	}

	@Test
	void barsAreAsLongAsTheBytes() {
		assertThat(this.command.run("stats", "--top", "2")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).startsWith("5 files, 1 folder, 1 link, 0 special, 11.7 KiB\n")
			.contains("By extension (2 of 3)")
			.contains("5.9 KiB are there more than once")
			.doesNotContain("\u001b");
		List<String> lines = this.command.out().lines().toList();
		assertThat(lines).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(100));
		assertThat(lines).filteredOn((line) -> line.startsWith("  jpg ")).singleElement().asString().contains("█████");
		assertThat(lines).filteredOn((line) -> line.startsWith("  txt ")).singleElement().asString().endsWith("▏");
	}

	@Test
	void whatIsNoFolderIsRefused() {
		assertThat(this.command.run("stats", this.tree + "/a.JPG")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("is not a folder");
		assertThat(this.command.run("stats", this.tree + "/none")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.run("stats", "/proc")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("is in no location");
		assertThat(this.command.run("stats", "--top", "-1")).isEqualTo(ExitCodes.USAGE);
	}

	@Test
	void filesAreCountedByKindOnceTheyAreAnalysed() throws IOException {
		assertThat(this.command.run("stats")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).doesNotContain("By kind");
		Files.writeString(this.tree.resolve("sub/Main.java"), "class Main {}\n");
		Files.writeString(this.tree.resolve("sub/more.java"), "class More {}\n");
		this.command.run("index", "-q", "--mode", "deep", this.tree.resolve("sub").toString());
		this.command.run("stats");
		assertThat(this.command.out()).contains("By kind");
		assertThat(this.command.out().lines()).anyMatch((line) -> line.matches(" +code +2 +28 B .*"))
			.anyMatch((line) -> line.matches(" +not analysed .*"));
	}

}
