package dev.driveyard.content.metadata;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataProcess;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no decoder here understands is told as not checked, and is no damage; what is
 * damaged stays so.
 */
@Timeout(120)
class UndecodableFilesTests {

	private static final MetadataProcess PROCESS = new MetadataProcess(
			new MetadataLimits(Duration.ofSeconds(30), 64, 64 << 20, 20_000));

	@AfterAll
	static void end() {
		PROCESS.close();
	}

	/** Lossless, hierarchical, and arithmetic coding (ITU-T T.81, table B.1). */
	@ParameterizedTest
	@ValueSource(ints = { 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF })
	void pictureInARareKindOfJpeg(int frame) throws IOException {
		byte[] jpeg = jpeg();
		jpeg[frameOf(jpeg) + 1] = (byte) frame;
		assertNotChecked("image/jpeg", jpeg, "JPEG");
	}

	@Test
	void jpegOfTwelveBits() throws IOException {
		byte[] jpeg = jpeg();
		jpeg[frameOf(jpeg) + 4] = 12;
		assertNotChecked("image/jpeg", jpeg, "12 bits");
	}

	@Test
	void jpegWithItsProfileBehindItsFrame() throws IOException {
		byte[] jpeg = jpeg();
		int frame = frameOf(jpeg);
		int end = frame + 2 + (jpeg[frame + 2] << 8 | jpeg[frame + 3]);
		byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
		ByteBuffer segment = ByteBuffer.allocate(18 + profile.length);
		segment.putShort((short) 0xFFE2).putShort((short) (16 + profile.length));
		segment.put("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1)).put((byte) 1).put((byte) 1).put(profile);
		assertWhole("image/jpeg", inserted(jpeg, end, segment.array()));
	}

	@Test
	void strayBytesInAJpegAreDamage() throws IOException {
		byte[] jpeg = jpeg();
		assertDamaged("image/jpeg", inserted(jpeg, frameOf(jpeg), new byte[] { 1, 2, 3, 4, 5 }));
	}

	@Test
	void zipWhoseEntriesArePackedAsNothingHereUnpacks() throws IOException {
		for (int method : new int[] { 14, 97, 98 }) {
			byte[] zip = zip(method, "whole");
			assertNotChecked("application/zip", zip, "entry");
		}
	}

	@Test
	void zipWithSuchEntriesIsDamagedWhereOthersAre() throws IOException {
		byte[] zip = zip(98, "damaged");
		assertDamaged("application/zip", zip);
	}

	@Test
	void gifWithoutAPalette() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED), "gif", out);
		byte[] whole = out.toByteArray();
		assertThat(whole[10] & 0x80).isEqualTo(0x80);
		int palette = 3 << ((whole[10] & 7) + 1);
		whole[10] &= 0x7F;
		byte[] gif = inserted(Arrays.copyOf(whole, 13), 13, Arrays.copyOfRange(whole, 13 + palette, whole.length));
		assertWhole("image/gif", gif);
	}

	@Test
	void pdfWithBytesAfterItsEnd() throws IOException {
		String pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
				+ "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
				+ "trailer<</Size 3/Root 1 0 R>>\nstartxref\n101\n%%EOF\n";
		assertWhole("application/pdf", text(pdf));
		assertWhole("application/pdf", text(pdf + "\r\n\0\0\0\0"));
		assertNotChecked("application/pdf", text(pdf + "\0".repeat(100_000)), "after its end");
		assertNotChecked("application/pdf", text(pdf + "<html>" + "x".repeat(10_000) + "</html>"), "after its end");
		assertDamaged("application/pdf", text(pdf + "4 0 obj<</A " + "b".repeat(10_000)));
		assertDamaged("application/pdf", text(pdf.substring(0, pdf.length() - 20)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 12, 16, 40, 52, 56, 64, 108, 124 })
	void bitmapOfAnyHeaderIsWholeOrNotChecked(int header) throws IOException {
		ByteBuffer file = ByteBuffer.allocate(14 + header + 8 * 8 * 3).order(ByteOrder.LITTLE_ENDIAN);
		file.put(text("BM")).putInt(file.capacity()).putInt(0).putInt(14 + header).putInt(header);
		if (header == 12) {
			file.putShort((short) 8).putShort((short) 8).putShort((short) 1).putShort((short) 24);
		}
		else {
			file.putInt(8).putInt(8).putShort((short) 1).putShort((short) 24);
		}
		MetadataOutcome outcome = check("image/bmp", file.array());
		assertThat(outcome).satisfiesAnyOf((whole) -> assertThat(whole).isEqualTo(new Nothing()),
				(failed) -> assertThat(((Failed) failed).reason()).isEqualTo(Reason.UNSUPPORTED));
	}

	private static void assertWhole(String type, byte[] file) throws IOException {
		assertThat(check(type, file)).isEqualTo(new Nothing());
	}

	private static void assertNotChecked(String type, byte[] file, String why) throws IOException {
		assertThat(check(type, file)).isInstanceOfSatisfying(Failed.class, (failed) -> {
			assertThat(failed.reason()).as(failed.message()).isEqualTo(Reason.UNSUPPORTED);
			assertThat(failed.message()).contains(why);
		});
	}

	private static void assertDamaged(String type, byte[] file) throws IOException {
		assertThat(check(type, file)).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.reason()).as(failed.message()).isEqualTo(Reason.MALFORMED));
	}

	private static MetadataOutcome check(String type, byte[] bytes) throws IOException {
		return PROCESS.check(type, bytes.length, MetadataSamplesTests.source(bytes));
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] jpeg() throws IOException {
		BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < 64 * 48; i++) {
			picture.setRGB(i % 64, i / 64, i * 2654435);
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(picture, "jpeg", out);
		return out.toByteArray();
	}

	private static int frameOf(byte[] jpeg) {
		int at = 2;
		while ((jpeg[at + 1] & 0xFF) != 0xC0) {
			at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF));
		}
		return at;
	}

	private static byte[] inserted(byte[] file, int at, byte[] more) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(Arrays.copyOf(file, at));
		out.writeBytes(more);
		out.writeBytes(Arrays.copyOfRange(file, at, file.length));
		return out.toByteArray();
	}

	/**
	 * One entry is packed by that method, another is stored, with the right sum if it is
	 * whole.
	 */
	private static byte[] zip(int method, String state) throws IOException {
		try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
			try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel)) {
				zip.setUseZip64(Zip64Mode.Never);
				add(zip, "packed", method, text("what nobody unpacks"), 1234);
				byte[] stored = text("stored as it is");
				CRC32 sum = new CRC32();
				sum.update(stored);
				add(zip, "stored", ZipArchiveEntry.STORED, stored,
						state.equals("whole") ? sum.getValue() : sum.getValue() ^ 1);
			}
			return Arrays.copyOf(channel.array(), (int) channel.size());
		}
	}

	private static void add(ZipArchiveOutputStream zip, String name, int method, byte[] bytes, long sum)
			throws IOException {
		ZipArchiveEntry entry = new ZipArchiveEntry(name);
		entry.setMethod(method);
		entry.setSize(bytes.length);
		entry.setCompressedSize(bytes.length);
		entry.setCrc(sum);
		zip.addRawArchiveEntry(entry, new ByteArrayInputStream(bytes));
	}

}
