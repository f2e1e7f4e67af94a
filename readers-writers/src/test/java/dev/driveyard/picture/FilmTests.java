package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.child.NativeFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * Films that the program ffmpeg made itself.
 */
@Tag("thorough")
class FilmTests {

	private static final Renders RENDERS = new Renders();

	@TempDir
	private Path folder;

	@BeforeAll
	static void find() {
		assumeFalse(NativeFiles.ffmpeg().isEmpty(), "ffmpeg is not installed");
	}

	@AfterAll
	static void end() {
		RENDERS.close();
	}

	@Test
	void aFilmIsSeenByAStillThatIsNotBlack() throws Exception {
		byte[] film = film("black.mkv", "-f", "lavfi", "-i", "color=black:s=320x180:d=3", "-f", "lavfi", "-i",
				"color=0x20a040:s=320x180:d=3", "-filter_complex",
				"[1]drawbox=x=0:y=0:w=160:h=90:color=red:t=fill[b];[0][b]concat=n=2", "-c:v", "mpeg4", "-q:v", "2");
		Rendered rendered = RENDERS.rendered("video/x-matroska", film, Renders.frame(160, SidecarFormat.PNG));
		BufferedImage still = Renders.decode(rendered.pictures().get(0));
		assertThat(rendered.width()).isEqualTo(320);
		assertThat(still.getHeight()).isEqualTo(90);
		assertThat((still.getRGB(20, 20) >> 16) & 0xFF).as("red").isGreaterThan(200);
		assertThat(rendered.similarity()).isNotNull();
	}

	@Test
	void aStripShowsAllOfAFilm() throws Exception {
		byte[] film = film("strip.mp4", "-f", "lavfi", "-i", "color=red:s=160x120:d=5", "-f", "lavfi", "-i",
				"color=blue:s=160x120:d=5", "-filter_complex", "[0][1]concat=n=2", "-c:v", "mpeg4", "-q:v", "2", "-g",
				"5");
		Rendered rendered = RENDERS.rendered("video/mp4", film,
				new PictureVariant("strip", 80, SidecarFormat.PNG, 75, VariantShape.STRIP));
		BufferedImage strip = Renders.decode(rendered.pictures().get(0));
		assertThat(rendered.pictures().get(0).variant()).isEqualTo("strip");
		assertThat(strip.getWidth()).isEqualTo(400);
		assertThat(strip.getHeight()).isEqualTo(300);
		assertThat((strip.getRGB(40, 30) >> 16) & 0xFF).as("red at first").isGreaterThan(200);
		assertThat(strip.getRGB(360, 270) & 0xFF).as("blue in the end").isGreaterThan(200);
	}

	@ParameterizedTest
	@CsvSource({ "mp4,mpeg4", "mov,mpeg4", "mkv,mpeg4", "avi,mpeg4", "ts,mpeg2video", "mpg,mpeg2video", "flv,flv",
			"wmv,wmv2", "dv,dvvideo", "mxf,mpeg2video", "rm,rv10" })
	void allUsualContainersAreRead(String container, String codec) throws Exception {
		byte[] film = film("film." + container, "-f", "lavfi", "-i", "testsrc=s=720x576:r=25:d=1", "-pix_fmt",
				"yuv420p", "-c:v", codec, "-an");
		Rendered rendered = RENDERS.rendered("video/x-any", film, Renders.frame(160, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo(720);
		assertThat(rendered.pictures()).hasSize(1);
	}

	@Test
	void whatIsCutOffOrHasNoPicturesIsSaidTo() throws Exception {
		byte[] film = film("cut.mp4", "-f", "lavfi", "-i", "testsrc=s=160x120:d=2", "-c:v", "mpeg4");
		assertThat(RENDERS.failed("video/mp4", Arrays.copyOf(film, film.length / 2)).reason())
			.isEqualTo(UnrenderedReason.TRUNCATED);
		byte[] sound = film("sound.mp4", "-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac");
		assertThat(RENDERS.failed("video/mp4", sound).reason()).isEqualTo(UnrenderedReason.NO_PICTURE);
	}

	@Test
	void aFilmIsNoPartOfWhatAPictureIsAskedFor() throws IOException {
		Rendered rendered = RENDERS.rendered("image/png", PictureSamples.encode(PictureSamples.photo(100, 80), "png"),
				new PictureVariant("strip", 320, SidecarFormat.PNG, 75, VariantShape.STRIP));
		assertThat(rendered.pictures()).isEmpty();
	}

	private byte[] film(String name, String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(NativeFiles.ffmpeg(), "-loglevel", "error", "-nostdin"));
		command.addAll(List.of(arguments));
		Path file = this.folder.resolve(name);
		command.add(file.toString());
		ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
		builder.environment().put("LD_LIBRARY_PATH", String.valueOf(Path.of(NativeFiles.ffmpeg()).getParent()));
		assertThat(builder.start().waitFor()).isZero();
		return Files.readAllBytes(file);
	}

}
