package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.picture.RenderOutcome.Rendered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Raw photos of each maker, as far as it matters where the previews are: the large one is
 * found, not the small one.
 */
class RawPreviewTests {

	private static final Renders RENDERS = new Renders();

	private static final BufferedImage PHOTO = PictureSamples.photo(300, 200);

	private static final byte[] LARGE = PictureSamples.jpeg(PHOTO, 0.95f, false);

	private static final byte[] SMALL = PictureSamples.jpeg(PictureSamples.photo(60, 40, 2), 0.9f, false);

	@AfterAll
	static void end() {
		RENDERS.close();
	}

	private static void assertFound(String type, byte[] file, int orientation) throws IOException {
		Rendered rendered = RENDERS.rendered(type, file, Renders.frame(150, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo((orientation > 4) ? 200 : 300);
		BufferedImage seen = Renders.decode(rendered.pictures().get(0));
		BufferedImage upright = (orientation == 6) ? PictureSamples.stored(PHOTO, 8) : PHOTO;
		assertThat(Likeness.structure(seen, Likeness.lanczos(upright, seen.getWidth(), seen.getHeight())))
			.isGreaterThan(0.9);
	}

	/**
	 * The first folder has the full-size preview as a strip, the second the small one.
	 */
	@ParameterizedTest
	@CsvSource({ "1", "6" })
	void canonCr2(int orientation) throws IOException {
		ByteBuffer raw = tiff("II*\0", 16).put("CR\2\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
		folder(raw, 100, 0x103, 6, 0x111, 1000, 0x112, orientation, 0x117, LARGE.length);
		folder(raw, 0, 0x201, 1000 + LARGE.length, 0x202, SMALL.length);
		assertFound("image/x-canon-cr2", with(raw, LARGE, SMALL), orientation);
	}

	/** The first folder is the small preview itself; the large one is below it. */
	@Test
	void nikonNef() throws IOException {
		ByteBuffer raw = tiff("MM\0*", 8).order(ByteOrder.BIG_ENDIAN);
		raw.position(4).putInt(8);
		folder(raw, 0, 0xFE, 1, 0x103, 1, 0x111, 1000 + LARGE.length, 0x117, 500, 0x14A, 100);
		raw.position(100);
		folder(raw, 0, 0xFE, 1, 0x103, 6, 0x201, 1000, 0x202, LARGE.length);
		assertFound("image/x-raw-nikon", with(raw, LARGE, new byte[500]), 1);
	}

	/**
	 * Its maker's note has a file of TIFF's form in it, with places from its own
	 * beginning.
	 */
	@Test
	void nikonNefWithThePreviewInTheNote() throws IOException {
		ByteBuffer raw = tiff("II*\0", 8);
		folder(raw, 0, 0x112, 1, 0x8769, 100);
		raw.position(100);
		int note = 400;
		raw.putShort((short) 1).putShort((short) 0x927C).putShort((short) 7).putInt(600 + LARGE.length).putInt(note);
		raw.putInt(0).position(note);
		raw.put("Nikon\0\2\20\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
		folder(raw, 0, 0x11, 60);
		raw.position(note + 10 + 60);
		folder(raw, 0, 0x201, 1000 - note - 10, 0x202, LARGE.length);
		assertFound("image/x-raw-nikon", with(raw, LARGE), 1);
	}

	/** The preview is in the first folder, the small one in the second. */
	@Test
	void sonyArw() throws IOException {
		ByteBuffer raw = tiff("II*\0", 8);
		folder(raw, 200, 0x103, 6, 0x112, 6, 0x201, 1000, 0x202, LARGE.length);
		raw.position(200);
		folder(raw, 0, 0x201, 1000 + LARGE.length, 0x202, SMALL.length);
		assertFound("image/x-raw-sony", with(raw, LARGE, SMALL), 6);
	}

	/** Folders below the first: the raw picture, then previews in one strip each. */
	@Test
	void adobeDng() throws IOException {
		ByteBuffer raw = tiff("II*\0", 8);
		raw.position(400).putInt(100).putInt(200).putInt(300).position(8);
		raw.putShort((short) 2);
		entry(raw, 0x112, 1);
		raw.putShort((short) 0x14A).putShort((short) 4).putInt(3).putInt(400).putInt(0);
		raw.position(100);
		folder(raw, 0, 0x103, 7, 0x111, 1000 + LARGE.length + SMALL.length, 0x117, 900);
		raw.position(200);
		folder(raw, 0, 0xFE, 1, 0x103, 7, 0x106, 6, 0x111, 1000, 0x117, LARGE.length);
		raw.position(300);
		folder(raw, 0, 0xFE, 1, 0x103, 7, 0x106, 6, 0x111, 1000 + LARGE.length, 0x117, SMALL.length);
		assertFound("image/x-raw-adobe", with(raw, LARGE, SMALL, new byte[900]), 1);
	}

	/** The header of the file says where its one preview is, which has its own EXIF. */
	@Test
	void fujiRaf() throws IOException {
		byte[] turned = PictureSamples.withSegment(LARGE, 0xE1, PictureSamples.exif(6));
		ByteBuffer raw = ByteBuffer.allocate(1000);
		raw.put("FUJIFILMCCD-RAW 0201FF383501X-T30".getBytes(StandardCharsets.ISO_8859_1)).position(84);
		raw.putInt(1000).putInt(turned.length);
		assertFound("image/x-raw-fuji", with(raw.position(1000), turned), 6);
	}

	/** Boxes as in MP4: a track whose one sample is the large preview. */
	@Test
	void canonCr3() throws IOException {
		byte[] type = box("ftyp", "crx \0\0\0\1crx ".getBytes(StandardCharsets.ISO_8859_1));
		byte[] preview = box("uuid", new byte[24], box("PRVW", new byte[16], SMALL));
		int place = type.length + moov(0).length + preview.length + 8;
		assertFound("image/x-canon-cr3", bytes(type, moov(place), preview, box("mdat", LARGE)), 6);
	}

	private static byte[] moov(int place) {
		byte[] canon = box("uuid", HexFormat.of().parseHex("85c0b687820f11e08111f4ce462b6a48"),
				box("CMT1", turnedFolder()), box("THMB", new byte[16], SMALL));
		byte[] sizes = ByteBuffer.allocate(12).putInt(4, LARGE.length).putInt(8, 1).array();
		byte[] places = ByteBuffer.allocate(16).putInt(4, 1).putLong(8, place).array();
		byte[] table = box("stbl", box("stsz", sizes), box("co64", places));
		return box("moov", canon, box("trak", box("mdia", box("minf", table))));
	}

	private static byte[] turnedFolder() {
		ByteBuffer folder = tiff("II*\0", 8);
		folder(folder, 0, 0x112, 6);
		return folder.array();
	}

	/**
	 * The note has a folder, with places from its own beginning, that says where it is.
	 */
	@Test
	void olympusOrf() throws IOException {
		ByteBuffer raw = tiff("IIRO", 8);
		folder(raw, 0, 0x112, 1, 0x8769, 100);
		raw.position(100);
		int note = 400;
		raw.putShort((short) 1).putShort((short) 0x927C).putShort((short) 7).putInt(300).putInt(note);
		raw.putInt(0).position(note);
		raw.put("OLYMPUS\0II\3\0".getBytes(StandardCharsets.ISO_8859_1));
		raw.putShort((short) 1).putShort((short) 0x2020).putShort((short) 13).putInt(1).putInt(100).putInt(0);
		raw.position(note + 100);
		folder(raw, 0, 0x101, 1000 - note, 0x102, LARGE.length);
		assertFound("image/x-raw-olympus", with(raw, LARGE), 1);
	}

	/** Panasonic's own tag holds the preview. */
	@Test
	void panasonicRw2() throws IOException {
		ByteBuffer raw = tiff("IIU\0", 8);
		raw.putShort((short) 2);
		entry(raw, 0x112, 6);
		raw.putShort((short) 0x2E).putShort((short) 7).putInt(LARGE.length).putInt(1000).putInt(0);
		assertFound("image/x-raw-panasonic", with(raw, LARGE), 6);
	}

	private static ByteBuffer tiff(String head, int first) {
		return ByteBuffer.allocate(1000)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(head.getBytes(StandardCharsets.ISO_8859_1))
			.putInt(first);
	}

	/** Of pairs of tag and number; goes on where the next one is. */
	private static void folder(ByteBuffer out, int next, int... entries) {
		out.putShort((short) (entries.length / 2));
		for (int i = 0; i < entries.length; i += 2) {
			entry(out, entries[i], entries[i + 1]);
		}
		out.putInt(next);
		if (next > 0) {
			out.position(next);
		}
	}

	private static void entry(ByteBuffer out, int tag, int value) {
		out.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
	}

	private static byte[] with(ByteBuffer head, byte[]... parts) {
		return bytes(head.array(), bytes(parts));
	}

	private static byte[] bytes(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	private static byte[] box(String name, byte[]... parts) {
		byte[] data = bytes(parts);
		return ByteBuffer.allocate(8 + data.length)
			.putInt(8 + data.length)
			.put(name.getBytes(StandardCharsets.ISO_8859_1))
			.put(data)
			.array();
	}

}
