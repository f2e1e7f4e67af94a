package dev.driveyard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.content.Blake3;
import dev.driveyard.content.CasId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code driveyard info}.
 */
class InfoCommandTests {

	private static final byte[] BYTES = "12345".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree")).toRealPath();
		Files.createDirectory(this.tree.resolve("copies"));
		for (int i = 1; i <= 14; i++) {
			Files.writeString(this.tree.resolve("copies/" + i), "12345");
		}
		Files.writeString(this.tree.resolve("single"), "other");
		Files.createFile(this.tree.resolve("empty"));
		Files.createSymbolicLink(this.tree.resolve("link"), Path.of("single"));
		this.command = new CommandRunner(this.folder.resolve("data"));
	}

	private void index(String hash) {
		assertThat(this.command.run("index", "-q", "--mode", "content", "--hash", hash, this.tree.toString()))
			.isEqualTo(ExitCodes.DONE);
	}

	@Test
	void aFileShowsItsContentAndTheFirstThatShareIt() {
		index("both");
		assertThat(this.command.run("info", this.tree + "/copies/1")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).startsWith(this.tree + "/copies/1\n")
			.contains(Blake3.hash(BYTES).toString())
			.contains(CasId.of(BYTES, 0, 5).orElseThrow().toString())
			.contains("13 (same content)")
			.endsWith("  and 3 more; --all shows them\n");
		assertThat(this.command.out().lines().filter((line) -> line.startsWith("  /"))).hasSize(10)
			.doesNotContain("  " + this.tree + "/copies/1");
		this.command.run("info", "--all", this.tree + "/copies/1");
		assertThat(this.command.out().lines().filter((line) -> line.startsWith("  /"))).hasSize(13)
			.doesNotHaveDuplicates();
		this.command.run("info", this.tree + "/single");
		assertThat(this.command.out()).contains("others    none");
	}

	@Test
	void aSampleAloneProvesNothing() {
		index("sampled");
		this.command.run("info", this.tree + "/copies/2");
		assertThat(this.command.out()).contains("blake3    sampled only")
			.contains("13 (same sample; not proven equal)")
			.doesNotContain("same content");
	}

	@Test
	void whatIsNotKnownSaysHowToFindOut() {
		this.command.run("index", "-q", this.tree.toString());
		this.command.run("info", this.tree + "/single");
		assertThat(this.command.out()).contains("not known. Find it out: driveyard index --mode content " + this.tree);
		this.command.run("info", this.tree + "/empty");
		assertThat(this.command.out()).contains("content   empty");
		this.command.run("info", this.tree + "/link");
		assertThat(this.command.out()).contains("kind      link")
			.contains("target    single")
			.doesNotContain("content");
		this.command.run("info", this.tree.toString());
		assertThat(this.command.out()).contains("holds     17 files, 1 folder, 75 B");
		assertThat(this.command.run("info", this.tree + "/nothing")).isEqualTo(ExitCodes.FAILED);
	}

	@Test
	void theFirstObjectIsTheEntryAndTheOthersFollow() {
		index("full");
		this.command.run("info", "--json", "--all", this.tree + "/copies/3");
		assertThat(this.command.json()).hasSize(14);
		assertThat(this.command.json().get(0)).containsEntry("type", "info")
			.containsEntry("path", this.tree + "/copies/3")
			.containsEntry("others", 13)
			.containsEntry("links", 1)
			.hasEntrySatisfying("content",
					(content) -> assertThat((Map<?, ?>) content).extracting("blake3", "proven", "size")
						.containsExactly(Blake3.hash(BYTES).toString(), true, 5));
		assertThat(this.command.json().subList(1, 14))
			.allSatisfy((other) -> assertThat(other).containsEntry("type", "entry"));
	}

	@Test
	void whatAFileIsAndSaysIsShown() throws IOException {
		Files.writeString(this.tree.resolve("page.html"),
				"<html lang='en'><title>Who we are</title><meta name='author' content='Ann'></html>");
		Files.writeString(this.tree.resolve("holiday.jpg"), "%PDF-1.4 is all there is of it");
		this.command.run("index", "-q", "--mode", "content", this.tree.toString());
		this.command.run("info", this.tree + "/page.html");
		assertThat(this.command.out()).contains("driveyard index --mode deep " + this.tree);
		assertThat(this.command.run("index", "-q", "--mode", "deep", this.tree.toString())).isEqualTo(ExitCodes.ISSUES);
		this.command.run("info", this.tree + "/page.html");
		assertThat(this.command.out()).contains("type      text/html (web)\n")
			.contains("title     Who we are\n")
			.contains("author    Ann\n")
			.contains("language  en\n");
		this.command.run("info", this.tree + "/holiday.jpg");
		assertThat(this.command.out()).contains("type      application/pdf (document); its name promises image/jpeg\n")
			.contains("metadata  not read: it is damaged, or not of its type\n");
		this.command.run("info", "--json", this.tree + "/page.html");
		assertThat(this.command.json().get(0)).containsEntry("media_type", "text/html")
			.containsEntry("content_kind", "web")
			.containsEntry("metadata_state", "found")
			.containsEntry("metadata", Map.of("title", "Who we are", "author", "Ann", "language", "en"));
		this.command.run("info", this.tree + "/empty");
		assertThat(this.command.out()).contains("content   empty");
	}

}
