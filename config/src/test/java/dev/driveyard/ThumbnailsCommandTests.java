package dev.driveyard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import javax.imageio.ImageIO;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code driveyard thumbnails}, {@code thumbnails show} and {@code gallery}.
 */
class ThumbnailsCommandTests {

	@TempDir
	private Path folder;

	private Path tree;

	private CommandRunner command;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree = Files.createDirectory(this.folder.resolve("tree")).toRealPath();
		picture("<img src=x onerror=alert(1)>.png", 300, 200);
		picture("other.png", 60, 40);
		Files.writeString(this.tree.resolve("broken.png"), "\u0089PNG\r\n");
		Files.write(this.tree.resolve("cut.png"), new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0 });
		Files.writeString(this.tree.resolve("notes.txt"), "no picture");
		this.command = new CommandRunner(this.folder.resolve("data"));
	}

	private void picture(String name, int width, int height) throws IOException {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		image.createGraphics().fillRect(width / 4, height / 4, width / 2, height / 2);
		ImageIO.write(image, "png", this.tree.resolve(name).toFile());
	}

	private String path(String name) {
		return this.tree.resolve(name).toString();
	}

	@Test
	void thumbnailsAreMadeShownAndPutOnASheet() throws IOException {
		assertThat(this.command.run("thumbnails", "--variants", "icon@1x,mine:150:png", this.tree.toString()))
			.isEqualTo(ExitCodes.ISSUES);
		assertThat(this.command.out()).contains("2 rendered").contains("4 sidecars").contains("1 failed");
		assertThat(this.command.err()).contains("cut.png");
		assertThat(this.command.run("thumbnails", "--json", "--variants", "icon@1x,mine:150:png", this.tree.toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.json().get(0)).containsEntry("present", 2).containsEntry("rendered", 0);
		assertThat(
				this.command.run("thumbnails", "show", "--variant", "mine", path("<img src=x onerror=alert(1)>.png")))
			.isEqualTo(ExitCodes.DONE);
		assertThat(width(this.command.bytes())).isEqualTo(150);
		Path written = this.folder.resolve("written.png");
		assertThat(this.command.run("thumbnails", "show", "-o", written.toString(), path("other.png")))
			.isEqualTo(ExitCodes.DONE);
		assertThat(width(Files.readAllBytes(written))).isEqualTo(60);
		assertThat(this.command.run("thumbnails", "show", "--json", path("other.png"))).isEqualTo(ExitCodes.DONE);
		assertThat(this.command.json().get(0)).containsEntry("kind", "thumbs").containsEntry("width", 60);
		Path sheet = this.folder.resolve("sheet.html");
		assertThat(this.command.run("gallery", "--variant", "mine", "-o", sheet.toString(), this.tree.toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(sheet).content()
			.contains("&lt;img src=x onerror=alert(1)&gt;.png")
			.doesNotContain("<img src=x")
			.contains("data:image/png;base64,")
			.contains("300 × 200");
		assertThat(this.command.run("info", "--json", path("other.png"))).isEqualTo(ExitCodes.DONE);
		Map<String, Object> info = this.command.json().get(0);
		assertThat(info.get("sidecars")).asList().hasSize(2);
	}

	private static int width(byte[] bytes) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(bytes)).getWidth();
	}

	@Test
	void whatIsNotThereIsExplained() {
		assertThat(this.command.run("thumbnails", "show", path("other.png"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("is in no location");
		this.command.run("index", this.tree.toString());
		assertThat(this.command.run("thumbnails", "show", path("other.png"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("driveyard thumbnails " + this.tree);
		assertThat(this.command.run("gallery", "-o", path("sheet.html"), this.tree.toString()))
			.isEqualTo(ExitCodes.DONE);
		assertThat(this.command.err()).contains("There is no thumbnail 'grid@1x' of anything here");
		assertThat(this.command.run("thumbnails", "--variants", "huge", this.tree.toString()))
			.isEqualTo(ExitCodes.USAGE);
		assertThat(this.command.err()).contains("icon@1x, icon@2x");
		this.command.run("thumbnails", this.tree.toString());
		assertThat(this.command.run("thumbnails", "show", path("cut.png"))).isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("No picture can be made of");
		assertThat(this.command.run("thumbnails", "show", "--variant", "icon@1x", path("other.png")))
			.isEqualTo(ExitCodes.FAILED);
		assertThat(this.command.err()).contains("--variants icon@1x");
	}

}
