package dev.driveyard;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * {@code driveyard duplicates}, {@code show} and {@code reclaim}.
 */
class DuplicatesCommandTests {

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree")).toRealPath();
		for (String name : List.of("a/one", "b/one", "c/<b>&odd\uEFFF")) {
			Path file = LocalPaths.toPath(LocalPaths.encode(this.tree) + "/" + name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, "twice or more");
			Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * name.length()));
		}
		Files.writeString(this.tree.resolve("a/alone"), "only once, yes");
		this.command = new CommandRunner(this.folder.resolve("data"));
	}

	private String path(String relative) {
		return this.tree.resolve(relative).toString();
	}

	@Test
	void aTableShowsGroupsAndSums() {
		assertThat(this.command.run("duplicates", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("      26 B  3 × 13 B")
			.contains(path("a/one"))
			.contains("1 group of equal files, 2 files too many, 26 B wasted")
			.contains("completed");
		assertThat(this.command.err()).contains("Added the location").contains("driveyard duplicates reclaim");
		assertThat(this.command.run("duplicates", "show", "--folders")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("0 groups of equal folders");
	}

	@Test
	void otherFormatsAreForOthersToRead() throws IOException {
		assertThat(this.command.run("duplicates", "--json", this.tree.toString())).isEqualTo(ExitCodes.DONE);
		Map<String, Object> group = this.command.json().get(0);
		assertThat(group).containsEntry("type", "duplicates").containsEntry("copies", 3).containsEntry("wasted", 26);
		assertThat((List<?>) group.get("members")).hasSize(3);
		assertThat(this.command.json().get(1)).containsEntry("type", "run").containsEntry("groups", 1);
		assertThat(this.command.run("duplicates", "show", "--format", "fdupes")).isEqualTo(ExitCodes.DONE);
		assertThat(new String(this.command.bytes(), StandardCharsets.ISO_8859_1)).endsWith("<b>&odd\u00ff\n\n");
		Path page = this.folder.resolve("page.html");
		assertThat(this.command.run("duplicates", "show", "--format", "html", "-o", page.toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(page).content().contains("&lt;b&gt;&amp;odd\\xff").doesNotContain("<b>&odd");
		assertThat(this.command.run("duplicates", "show", "--format", "csv")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out().split("\r\n")).hasSize(4)
			.allMatch((line) -> line.startsWith("group,") || line.contains(",files,13,3,26,1970-01-01T0"));
	}

	@Test
	void whatIsReclaimedIsShownFirstAndComesBackByUndo() {
		this.command.run("duplicates", this.tree.toString());
		String run = String.valueOf(this.command.out().replaceAll("(?s).*Run (\\d+) completed.*", "$1"));
		assertThat(this.command.run("duplicates", "reclaim", run, "--keep", "oldest", "--dry-run"))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("2 files, 26 B to reclaim").contains("keep  " + path("a/one"));
		assertThat(this.tree.resolve("b/one")).exists();
		assertThat(this.command.run("duplicates", "reclaim", run, "--keep", "oldest", "--action", "delete"))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.tree.resolve("b/one")).exists();
		assertThat(this.command.run("duplicates", "reclaim", run, "--keep", "in", path("b"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("2 reclaimed");
		assertThat(this.tree.resolve("a/one")).doesNotExist();
		assertThat(this.tree.resolve("b/one")).exists();
		String undo = this.command.err().replaceAll("(?s).*driveyard undo (\\d+).*", "$1");
		assertThat(this.command.run("undo", undo)).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("a/one")).hasContent("twice or more");
	}

	@Test
	void similarPicturesAreShownWithTheBestAndAskedForBeforeTheyGo() throws IOException {
		BufferedImage picture = picture();
		Files.createDirectory(this.tree.resolve("p"));
		ImageIO.write(picture, "png", this.tree.resolve("p/large.png").toFile());
		BufferedImage small = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
		small.createGraphics().drawImage(picture.getScaledInstance(200, 150, Image.SCALE_AREA_AVERAGING), 0, 0, null);
		ImageIO.write(small, "png", this.tree.resolve("p/small.png").toFile());
		assertThat(this.command.run("duplicates", "--mode", "similar-pictures", path("p"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains("2 files with pictures that look alike")
			.containsPattern("400 x 300, the best +" + Pattern.quote(path("p/large.png")))
			.containsPattern("200 x 150, \\d+ %, fewer pixels +" + Pattern.quote(path("p/small.png")))
			.contains("1 group of pictures that look alike, 1 file besides the best");
		String run = this.command.out().replaceAll("(?s).*Run (\\d+) completed.*", "$1");
		assertThat(this.command.err()).contains("duplicates reclaim " + run + " --keep best --dry-run");
		assertThat(this.command.run("duplicates", "show", "--json")).isEqualTo(ExitCodes.DONE);
		Map<String, Object> group = this.command.json().get(0);
		assertThat(group).containsEntry("kind", "pictures").containsEntry("copies", 2);
		assertThat((List<?>) group.get("members")).extracting("best", "better_by", "width")
			.containsExactlyInAnyOrder(tuple(true, null, 400), tuple(false, "more_pixels", 200));
		for (List<String> refused : List.of(List.of("oldest"), List.of("best", "--action", "delete", "--yes"),
				List.of("best", "--action", "hardlink", "--yes"))) {
			List<String> all = new ArrayList<>(List.of("duplicates", "reclaim", run, "--keep"));
			all.addAll(refused);
			assertThat(this.command.run(all.toArray(String[]::new))).as(refused.toString()).isEqualTo(ExitCodes.USAGE);
		}
		assertThat(this.command.run("duplicates", "reclaim", run, "--keep", "best")).as("nobody confirmed")
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.tree.resolve("p/small.png")).exists();
		assertThat(this.command.run("duplicates", "reclaim", run, "--keep", "best", "--yes")).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.out()).contains(path("p/small.png"))
			.contains("keep  " + path("p/large.png"))
			.contains("looks like it");
		assertThat(this.tree.resolve("p/small.png")).doesNotExist();
		String undo = this.command.err().replaceAll("(?s).*driveyard undo (\\d+).*", "$1");
		assertThat(this.command.run("undo", undo)).isEqualTo(ExitCodes.DONE);
		assertThat(this.tree.resolve("p/small.png")).exists();
	}

	private static BufferedImage picture() {
		BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, 200, 300, Color.BLUE));
		graphics.fillRect(0, 0, 400, 300);
		graphics.setColor(Color.WHITE);
		graphics.fillOval(30, 120, 150, 90);
		graphics.setColor(Color.BLACK);
		graphics.fillRect(250, 20, 60, 220);
		graphics.dispose();
		return image;
	}

	@Test
	void wrongUseIsExplained() {
		assertThat(this.command.run("duplicates", "show")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("No run has looked for duplicates yet");
		assertThat(this.command.run("duplicates")).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("name the folders to look in");
		assertThat(this.command.run("duplicates", "--format", "pdf", this.tree.toString())).isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("table, json, fdupes, csv, html");
		this.command.run("index", this.tree.toString());
		assertThat(this.command.run("duplicates", "reclaim", "1", "--keep", "oldest")).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("is a run of the job 'index'");
	}

}
