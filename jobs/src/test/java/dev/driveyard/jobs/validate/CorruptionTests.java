package dev.driveyard.jobs.validate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import dev.driveyard.content.metadata.PicturesOfAnySize;
import dev.driveyard.jobs.testing.Outcome;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a validation says of what files hold.
 */
@Tag("thorough")
class CorruptionTests extends ValidateTestBase {

	private static final Map<String, byte[]> HEALTHY = new TreeMap<>(Map.of("a.jpg", picture("jpg"), "a.png",
			picture("png"), "a.gif", picture("gif"), "a.bmp", picture("bmp"), "a.zip", zip(), "a.pdf", pdf(), "a.mp4",
			film(), "a.gz", gzip(), "a.txt", "a text\twith\r\nlines \u00e4\n".getBytes(StandardCharsets.UTF_8),
			"wide.txt", "\ufeffwide".getBytes(StandardCharsets.UTF_16LE)));

	private void write(String name, byte[] bytes) {
		try {
			Files.write(this.tree.path(name), bytes);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static byte[] healthy(String name) {
		return Objects.requireNonNull(HEALTHY.get(name));
	}

	private void catalogue() {
		this.jobs.index(this.tree.root());
	}

	@Test
	void healthyFilesHaveNoFindings() {
		HEALTHY.forEach(this::write);
		write("empty.txt", new byte[0]);
		write(".gitkeep", new byte[0]);
		write("unknown.bin", new byte[] { 1, 2, 3 });
		catalogue();
		Outcome outcome = validate("corruption");
		assertThat(findings()).isEmpty();
		assertThat(outcome.get("decoded")).isEqualTo(HEALTHY.size() + 3);
		assertThat(outcome.get("left_files")).isZero();
	}

	@Test
	void truncatedFilesAreDamaged() {
		for (String name : new String[] { "a.jpg", "a.png", "a.zip", "a.pdf", "a.mp4", "a.gz" }) {
			byte[] whole = healthy(name);
			write(name, Arrays.copyOf(whole, whole.length * 2 / 3));
		}
		catalogue();
		Outcome outcome = validate("corruption");
		assertThat(findings()).containsOnlyKeys("a.jpg", "a.png", "a.zip", "a.pdf", "a.mp4", "a.gz")
			.allSatisfy((name, code) -> assertThat(code).as(name).isEqualTo("DAMAGED"));
		assertThat(outcome.get("error")).isEqualTo(6);
	}

	@Test
	void textsThatEndEarlyOrHoldWhatNoTextHasAreTold() {
		write("whole.json", "{\"a\": [1]}".getBytes(StandardCharsets.UTF_8));
		write("whole.xml", "<?xml version='1.0'?><a/>".getBytes(StandardCharsets.UTF_8));
		write("early.json", "{\"a\": [1,".getBytes(StandardCharsets.UTF_8));
		write("early.xml", "<?xml version='1.0'?><a><b></b>".getBytes(StandardCharsets.UTF_8));
		write("early.gpx", "<?xml version='1.0'?><gpx xmlns='http://www.topografix.com/GPX/1/1'><trk>"
			.getBytes(StandardCharsets.UTF_8));
		write("zeros.json", new byte[500]);
		write("zeros.srt", new byte[500]);
		write("zeros.eml", new byte[500]);
		catalogue();
		validate("corruption");
		assertThat(findings())
			.isEqualTo(Map.of("early.json", "ENDS_EARLY", "early.xml", "ENDS_EARLY", "early.gpx", "ENDS_EARLY",
					"zeros.json", "CONTROL_BYTES", "zeros.srt", "CONTROL_BYTES", "zeros.eml", "CONTROL_BYTES"));
	}

	@Test
	void aSmallFileThatIsAVeryLargePictureIsNotCheckedAndNotDamaged() throws IOException {
		write("large.jpg", PicturesOfAnySize.jpeg(true, 65_500, 65_500));
		write("a.jpg", healthy("a.jpg"));
		catalogue();
		Outcome outcome = validate("corruption");
		assertThat(findings()).isEqualTo(Map.of("large.jpg", "NOT_DECODED"));
		assertThat(outcome.get("error")).isZero();
	}

	@Test
	void aByteThatChangedIsSeenWhereTheFormatHasSums() {
		for (String name : new String[] { "a.png", "a.zip", "a.gz" }) {
			byte[] bytes = healthy(name).clone();
			bytes[bytes.length / 2] ^= 0x40;
			write(name, bytes);
		}
		catalogue();
		validate("corruption");
		assertThat(findings()).containsOnly(Map.entry("a.png", "DAMAGED"), Map.entry("a.zip", "DAMAGED"),
				Map.entry("a.gz", "DAMAGED"));
	}

	@Test
	void namesThatLieEmptyFilesAndTextsThatAreNoneAreTold() {
		write("picture.jpg", healthy("a.zip"));
		write("archive.zip", healthy("a.png"));
		write("empty.jpg", new byte[0]);
		write("text.txt", ("text ".repeat(50) + "\0\0\0" + " more".repeat(50)).getBytes(StandardCharsets.UTF_8));
		catalogue();
		validate("corruption");
		assertThat(findings()).containsOnly(Map.entry("picture.jpg", "WRONG_TYPE"),
				Map.entry("archive.zip", "WRONG_TYPE"), Map.entry("empty.jpg", "EMPTY"),
				Map.entry("text.txt", "CONTROL_BYTES"));
		write("text.txt", "text".getBytes(StandardCharsets.UTF_8));
		assertThat(validate("corruption").get("resolved")).isEqualTo(1);
		assertThat(validate("integrity").get("resolved")).isZero();
	}

	private static byte[] picture(String format) {
		BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
		Random random = new Random(1);
		for (int i = 0; i < 300 * 200; i++) {
			image.setRGB(i % 300, i / 300, random.nextInt(1 << 24));
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			assertThat(ImageIO.write(image, format, out)).isTrue();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return out.toByteArray();
	}

	private static byte[] random(int size) {
		byte[] bytes = new byte[size];
		new Random(2).nextBytes(bytes);
		return bytes;
	}

	private static byte[] zip() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (String name : new String[] { "one", "two" }) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(random(20_000));
			}
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return out.toByteArray();
	}

	private static byte[] gzip() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(random(20_000));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return out.toByteArray();
	}

	private static byte[] pdf() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument document = new PDDocument()) {
			document.addPage(new PDPage());
			document.save(out);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		return out.toByteArray();
	}

	private static byte[] film() {
		ByteBuffer film = ByteBuffer.allocate(24 + 116 + 4008);
		film.putInt(24).put("ftypisom".getBytes(StandardCharsets.US_ASCII)).putInt(512);
		film.put("isommp41".getBytes(StandardCharsets.US_ASCII));
		film.putInt(116).put("moov".getBytes(StandardCharsets.US_ASCII));
		film.putInt(108).put("mvhd".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(0).putInt(0);
		film.putInt(1000).putInt(5000).position(24 + 116);
		film.putInt(4008).put("mdat".getBytes(StandardCharsets.US_ASCII)).put(random(4000));
		return film.array();
	}

}
