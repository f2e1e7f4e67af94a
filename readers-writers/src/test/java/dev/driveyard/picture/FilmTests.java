package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.picture.RenderOutcome.Failed;
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

	private static final int STILLS = 25;

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
		for (int i = 0; i < STILLS; i++) {
			int seen = strip.getRGB(i % 5 * 80 + 40, i / 5 * 60 + 30);
			// the one in the middle is where one colour follows the other
			if (i != STILLS / 2) {
				assertThat(near(seen, (i < STILLS / 2) ? 255 : 0, 0, (i < STILLS / 2) ? 0 : 255))
					.as("still %s: %x", i, seen)
					.isTrue();
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "mp4,mpeg4", "mov,mpeg4", "mkv,mpeg4", "avi,mpeg4", "ts,mpeg2video", "mpg,mpeg2video", "flv,flv",
			"wmv,wmv2", "webm,libvpx-vp9", "dv,dvvideo", "mxf,mpeg2video", "rm,rv10" })
	void allUsualContainersAreRead(String container, String codec) throws Exception {
		byte[] film = film("film." + container, "-f", "lavfi", "-i", "testsrc=s=720x576:r=25:d=1", "-pix_fmt",
				"yuv420p", "-c:v", codec, "-an");
		Rendered rendered = RENDERS.rendered("video/x-any", film, Renders.frame(160, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo(720);
		assertThat(rendered.pictures()).hasSize(1);
	}

	/** As phones store it: lying, with a note of how it is to be turned. */
	@ParameterizedTest
	@CsvSource({ "90", "270" })
	void aFilmThatAPhoneTookUprightIsSeenUpright(int turned) throws Exception {
		byte[] film = film("lying.mp4", "-f", "lavfi", "-i", "color=blue:s=320x180:d=1", "-vf",
				"drawbox=x=0:y=0:w=160:h=180:color=red:t=fill", "-c:v", "mpeg4", "-q:v", "2");
		int matrix = new String(film, StandardCharsets.ISO_8859_1).indexOf("tkhd") + 44;
		int one = (turned == 90) ? 1 << 16 : -1 << 16;
		ByteBuffer.wrap(film, matrix, 36)
			.putInt(0)
			.putInt(one)
			.putInt(0)
			.putInt(-one)
			.putInt(0)
			.putInt(0)
			.putInt((turned == 90) ? 180 << 16 : 0)
			.putInt((turned == 90) ? 0 : 320 << 16);
		Rendered rendered = RENDERS.rendered("video/mp4", film, Renders.frame(320, SidecarFormat.PNG),
				new PictureVariant("strip", 80, SidecarFormat.PNG, 75, VariantShape.STRIP));
		assertThat(rendered.width()).isEqualTo(180);
		assertThat(rendered.height()).isEqualTo(320);
		BufferedImage still = Renders.decode(rendered.pictures().get(0));
		assertThat(still.getHeight()).isEqualTo(320);
		int red = (turned == 90) ? 40 : 280;
		assertThat((still.getRGB(90, red) >> 16) & 0xFF).as("red").isGreaterThan(200);
		assertThat(still.getRGB(90, 320 - red) & 0xFF).as("blue").isGreaterThan(200);
		BufferedImage strip = Renders.decode(rendered.pictures().get(1));
		int width = strip.getWidth() / 5;
		int height = strip.getHeight() / 5;
		assertThat(height).as("of stills that stand").isEqualTo(80);
		for (int i = 0; i < STILLS; i++) {
			int x = i % 5 * width + width / 2;
			int y = i / 5 * height;
			int above = strip.getRGB(x, y + 20);
			int below = strip.getRGB(x, y + 60);
			assertThat(((turned == 90) ? above : below) >> 16 & 0xFF).as("red of still %s", i).isGreaterThan(200);
			assertThat(((turned == 90) ? below : above) & 0xFF).as("blue of still %s", i).isGreaterThan(200);
		}
	}

	@ParameterizedTest
	@CsvSource({ "avif,image/avif,libaom-av1", "jxl,image/jxl,libjxl", "jp2,image/jp2,libopenjpeg" })
	void picturesThatAreCodedAsFilmsAreSeenInTheirColours(String format, String type, String codec) throws Exception {
		byte[] file = film("picture." + format, "-f", "lavfi", "-i", "color=0x2040c0:s=320x200:d=1:r=1", "-vf",
				"drawbox=x=0:y=0:w=160:h=100:color=red:t=fill", "-frames:v", "1", "-c:v", codec);
		Rendered rendered = RENDERS.rendered(type, file, Renders.frame(160, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo(320);
		BufferedImage made = Renders.decode(rendered.pictures().get(0));
		assertThat(made.getHeight()).isEqualTo(100);
		assertThat(near(made.getRGB(40, 25), 255, 0, 0)).as("%x", made.getRGB(40, 25)).isTrue();
		assertThat(near(made.getRGB(120, 75), 0x20, 0x40, 0xC0)).as("%x", made.getRGB(120, 75)).isTrue();
		Failed cut = RENDERS.failed(type, Arrays.copyOf(file, file.length / 4));
		assertThat(cut.reason()).as(cut.message()).isIn(UnrenderedReason.TRUNCATED, UnrenderedReason.MALFORMED);
	}

	/** 102 and 36 candela per square metre: a half and 18 hundredths of white. */
	@ParameterizedTest
	@CsvSource({ "smpte2084,130,188", "smpte2084,105,118", "arib-std-b67,161,188", "arib-std-b67,111,118" })
	void aHighRangeIsSeenAsScreensShowIt(String transfer, int code, int seen) throws Exception {
		String colour = String.format("color=0x%1$02x%1$02x%1$02x:s=320x200:d=1:r=1", code);
		byte[] file = film("range.avif", "-f", "lavfi", "-i", colour, "-frames:v", "1", "-vf",
				"scale=out_color_matrix=bt2020nc,format=yuv444p10le,setparams=color_primaries=bt2020:color_trc="
						+ transfer + ":colorspace=bt2020nc",
				"-c:v", "libaom-av1");
		int made = RENDERS.picture("image/avif", file, 160).getRGB(80, 50);
		for (int shift = 0; shift < 24; shift += 8) {
			// from one code to the next it is up to four of the screen's
			assertThat((made >> shift) & 0xFF).as("%x", made).isBetween(seen - 5, seen + 5);
		}
	}

	private static boolean near(int value, int red, int green, int blue) {
		return Math.abs(((value >> 16) & 0xFF) - red) < 16 && Math.abs(((value >> 8) & 0xFF) - green) < 16
				&& Math.abs((value & 0xFF) - blue) < 16;
	}

	/** What has no pictures where a strip's stills are is a film without a strip. */
	@Test
	void aStripThatCanNotBeHadLeavesTheStill() throws Exception {
		byte[] film = film("damaged.ts", "-f", "lavfi", "-i", "testsrc=s=320x240:d=4", "-c:v", "mpeg2video");
		Arrays.fill(film, film.length / 8, film.length, (byte) 0);
		RenderOutcome outcome = RENDERS.outcome("video/mp2t", film, Renders.frame(160, SidecarFormat.PNG),
				new PictureVariant("strip", 80, SidecarFormat.PNG, 75, VariantShape.STRIP));
		assertThat(outcome).isInstanceOf(Rendered.class);
		assertThat(((Rendered) outcome).pictures()).extracting(RenderedPicture::variant).contains("PNG160");
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
