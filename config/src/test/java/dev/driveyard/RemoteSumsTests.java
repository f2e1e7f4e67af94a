package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue of a server elsewhere is summed up as that of a library here.
 */
@SuppressWarnings("NullAway.Init")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RemoteSumsTests {

	private Path tree;

	private HereAndThere both;

	@BeforeEach
	void serve(@TempDir Path temp) throws IOException {
		Path folder = temp.toRealPath();
		this.tree = Files.createDirectories(folder.resolve("tree"));
		Files.createDirectories(this.tree.resolve("sub/deep"));
		Files.write(this.tree.resolve("sub/large.jpg"), new byte[6000]);
		Files.write(this.tree.resolve("sub/deep/copy.jpg"), new byte[6000]);
		Files.writeString(this.tree.resolve("note.txt"), "hello");
		Files.writeString(LocalPaths.toPath(LocalPaths.encode(this.tree) + "/" + odd() + ".dat"), "odd");
		Files.createSymbolicLink(this.tree.resolve("link"), Path.of("note.txt"));
		this.both = new HereAndThere(folder, Map.of());
	}

	/** A name that is no text. */
	private static String odd() {
		return EncodedName.decode(new byte[] { 'o', (byte) 0xff });
	}

	@AfterEach
	void end() {
		this.both.close();
	}

	@Test
	void theCatalogueIsSummedUp() {
		this.both.done("index", "--mode", "content", this.tree.toString());
		assertThat(this.both.same("stats")).startsWith("4 files, 2 folders, 1 link").contains("Largest files");
		assertThat(this.both.same("stats", "--top", "1")).contains("By extension (1 of 3)");
		this.both.same("stats", "--json");
		assertThat(this.both.there().json()).singleElement()
			.satisfies((stats) -> assertThat(stats).containsEntry("files", 4)
				.containsEntry("extension_count", 3)
				.containsEntry("contents", Map.of("files", 4, "distinct", 3, "repeated_bytes", 6000)));
		this.both.same("stats", "--json", this.tree.resolve("sub").toString());
		assertThat(this.both.there().json()).singleElement()
			.satisfies((stats) -> assertThat(stats).containsEntry("files", 2)
				.containsEntry("path", this.tree.resolve("sub").toString()));
		this.both.done("index", "--mode", "deep", this.tree.toString());
		assertThat(this.both.same("stats")).contains("By kind");
	}

	@Test
	void foldersAreMeasured() {
		this.both.done("index", this.tree.toString());
		assertThat(this.both.same("du", this.tree.toString())).contains(this.tree.resolve("sub").toString())
			.doesNotContain("deep")
			.doesNotContain("note.txt");
		assertThat(this.both.same("du", "-b", "-d", "9", this.tree.toString())).contains("12008").contains("sub/deep");
		this.both.same("du", "--json", "-d", "9", this.tree.toString());
		assertThat(this.both.there().json()).hasSize(3)
			.allSatisfy((entry) -> assertThat(entry).containsEntry("type", "entry").containsKey("total_bytes"));
		assertThat(this.both.same("du", this.tree.resolve("note.txt").toString())).contains("5 B");
		this.both.same("du", "--json", this.tree.resolve("note.txt").toString());
		this.both.same("ls", "--json", this.tree.resolve("note.txt").toString());
		this.both.become("viewer");
		this.both.same("du", this.tree.toString());
		this.both.same("stats");
	}

	@Test
	void whatIsNotThereOrWrongEndsAsHere() {
		this.both.done("index", this.tree.toString());
		for (List<String> wrong : List.of(List.of("stats", "--top", "-1"), List.of("stats", this.tree + "/note.txt"),
				List.of("stats", "/proc"), List.of("du", this.tree + "/none"))) {
			int code = this.both.askThere(wrong.toArray(String[]::new));
			assertThat(this.both.askHere(wrong.toArray(String[]::new))).isEqualTo(code).isNotEqualTo(ExitCodes.DONE);
		}
		this.both.server().get("/stats?top=1001").requireProblem(400, "invalid-parameter");
		this.both.server()
			.get("/entries/children?path=" + this.tree + "&kind=tree")
			.requireProblem(400, "invalid-parameter");
		assertThat(this.both.server()
			.get("/entries/children?path=" + this.tree + "&kind=directory")
			.requireStatus(200)
			.items()).hasSize(1);
	}

}
