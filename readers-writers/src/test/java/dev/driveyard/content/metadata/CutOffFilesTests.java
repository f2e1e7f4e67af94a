package dev.driveyard.content.metadata;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.CRC32;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file without its end is damaged, wherever it was cut off; with it, it is whole.
 */
@Timeout(120)
class CutOffFilesTests {

	private static final MetadataProcess PROCESS = new MetadataProcess(
			new MetadataLimits(Duration.ofSeconds(30), 64, 64 << 20, 20_000));

	@AfterAll
	static void end() {
		PROCESS.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void matroska(boolean sized) throws IOException {
		byte[] film = matroska(sized, 5);
		assertWhole("video/x-matroska", film);
		assertCut("video/x-matroska", film, 1, 100, 990, 1500);
		byte[] without = Arrays.copyOf(film, film.length - 1000);
		if (sized) {
			assertDamaged("video/x-matroska", without);
		}
		else {
			assertWhole("video/x-matroska", without);
		}
	}

	@Test
	void whatWasSentLiveDoesNotSayItsSize() throws IOException {
		assertWhole("video/webm", matroska(false, -1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void tiff(int pages) throws IOException {
		byte[] tiff = pages("tiff", pages);
		assertWhole("image/tiff", tiff);
		assertCut("image/tiff", tiff, 1, 500, tiff.length / 2);
	}

	@Test
	void bigTiff() throws IOException {
		ByteBuffer file = ByteBuffer.allocate(16 + 8 + 4 * 20 + 8 + 1000).order(ByteOrder.LITTLE_ENDIAN);
		file.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 43).putShort((short) 8).putShort((short) 0);
		file.putLong(16).putLong(4);
		entry(file, 256, 10);
		entry(file, 257, 100);
		entry(file, 273, 16 + 8 + 4 * 20 + 8);
		entry(file, 279, 1000);
		file.putLong(0);
		byte[] tiff = file.array();
		assertWhole("image/tiff", tiff);
		assertCut("image/tiff", tiff, 1, 999, 1001);
	}

	private static void entry(ByteBuffer file, int tag, long value) {
		file.putShort((short) tag).putShort((short) 16).putLong(1).putLong(value);
	}

	@Test
	void animatedGif() throws IOException {
		byte[] gif = pages("gif", 5);
		assertWhole("image/gif", gif);
		assertCut("image/gif", gif, 300, 1000, gif.length / 2);
	}

	@Test
	void sevenZipArchive() throws IOException {
		byte[] archive = sevenZip();
		String type = "application/x-7z-compressed";
		assertWhole(type, archive);
		assertCut(type, archive, 1, 10, archive.length / 2);
		byte[] changed = archive.clone();
		changed[archive.length - 3] ^= 1;
		assertDamaged(type, changed);
	}

	private static void assertWhole(String type, byte[] file) throws IOException {
		assertThat(check(type, file)).isEqualTo(new Nothing());
	}

	private static void assertCut(String type, byte[] file, int... missing) throws IOException {
		for (int bytes : missing) {
			assertDamaged(type, Arrays.copyOf(file, file.length - bytes));
		}
	}

	private static void assertDamaged(String type, byte[] file) throws IOException {
		assertThat(check(type, file)).as("%d bytes", file.length)
			.isInstanceOfSatisfying(Failed.class,
					(failed) -> assertThat(failed.reason()).as(failed.message()).isEqualTo(Reason.MALFORMED));
	}

	private static MetadataOutcome check(String type, byte[] bytes) throws IOException {
		return PROCESS.check(type, bytes.length, MetadataSamplesTests.source(bytes));
	}

	/** Pictures of noise, of which each byte counts. */
	private static byte[] pages(String format, int number) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
		ImageWriter writer = writers.next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (int page = 0; page < number; page++) {
				BufferedImage picture = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_INDEXED);
				for (int pixel = 0; pixel < 1600; pixel++) {
					picture.setRGB(pixel % 40, pixel / 40, (pixel + page) * 0x9E3779);
				}
				writer.writeToSequence(new IIOImage(picture, null, null), null);
			}
			writer.endWriteSequence();
		}
		writer.dispose();
		return out.toByteArray();
	}

	/** What is packed is not looked at, nor what the list of entries says. */
	private static byte[] sevenZip() {
		byte[] packed = new byte[5000];
		byte[] list = "a list of entries".getBytes(StandardCharsets.US_ASCII);
		ByteBuffer start = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
		start.putLong(packed.length).putLong(list.length).putInt(sum(list));
		ByteBuffer file = ByteBuffer.allocate(32 + packed.length + list.length).order(ByteOrder.LITTLE_ENDIAN);
		file.put(new byte[] { '7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4 }).putInt(sum(start.array()));
		file.put(start.array()).put(packed).put(list);
		return file.array();
	}

	private static int sum(byte[] bytes) {
		CRC32 sum = new CRC32();
		sum.update(bytes);
		return (int) sum.getValue();
	}

	/**
	 * A film of clusters of a thousand bytes each.
	 * @param sized whether the segment says its size
	 * @param clusters how many; -1 for one that does not say its size
	 */
	private static byte[] matroska(boolean sized, int clusters) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(element(0x1549A966, element(0x2AD7B1, new byte[] { 0x0F, 0x42, 0x40 })));
		body.writeBytes(element(0x1654AE6B, element(0xAE, element(0x83, new byte[] { 1 }))));
		for (int cluster = 0; cluster < clusters; cluster++) {
			body.writeBytes(element(0x1F43B675, element(0xA3, new byte[985])));
		}
		if (clusters < 0) {
			body.writeBytes(new byte[] { 0x1F, 0x43, (byte) 0xB6, 0x75, 0x01, -1, -1, -1, -1, -1, -1, -1 });
			body.writeBytes(element(0xA3, new byte[988]));
		}
		ByteArrayOutputStream film = new ByteArrayOutputStream();
		film.writeBytes(element(0x1A45DFA3, element(0x4282, "matroska".getBytes(StandardCharsets.US_ASCII))));
		if (sized) {
			film.writeBytes(element(0x18538067, body.toByteArray()));
		}
		else {
			film.writeBytes(new byte[] { 0x18, 0x53, (byte) 0x80, 0x67, 0x01, -1, -1, -1, -1, -1, -1, -1 });
			film.writeBytes(body.toByteArray());
		}
		return film.toByteArray();
	}

	private static byte[] element(int id, byte[] content) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int shift = 24; shift >= 0; shift -= 8) {
			if (id >>> shift != 0) {
				out.write(id >>> shift);
			}
		}
		out.write(0x08);
		out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
		out.writeBytes(content);
		return out.toByteArray();
	}

}
