package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.picture.RenderOutcome.Rendered;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documents, drawings, and pictures in other files.
 */
class EmbeddedPicturesTests {

	private static final Renders RENDERS = new Renders();

	private static final BufferedImage COVER = PictureSamples.photo(300, 300, 3);

	private static final byte[] JPEG = PictureSamples.jpeg(COVER, 0.95f, false);

	@AfterAll
	static void end() {
		RENDERS.close();
	}

	@Test
	void theFirstPageOfAPdfIsDrawn() throws IOException {
		Rendered rendered = RENDERS.rendered("application/pdf", pdf(1, null), Renders.frame(400, SidecarFormat.PNG));
		BufferedImage page = Renders.decode(rendered.pictures().get(0));
		assertThat(rendered.width()).isEqualTo(200);
		assertThat(rendered.height()).isEqualTo(100);
		assertThat(page.getWidth()).isEqualTo(400);
		assertThat(RenderPoolTests.near(page.getRGB(40, 160), 255, 0, 0)).isTrue();
		assertThat(RenderPoolTests.near(page.getRGB(300, 40), 255, 255, 255)).isTrue();
	}

	@Test
	void aPdfThatWantsAPasswordOrHasNoPagesIsSaidTo() throws IOException {
		assertThat(RENDERS.failed("application/pdf", pdf(1, "secret")).reason()).isEqualTo(UnrenderedReason.ENCRYPTED);
		assertThat(RENDERS.rendered("application/pdf", pdf(1, ""), Renders.frame(99, SidecarFormat.WEBP)).pictures())
			.hasSize(1);
		assertThat(RENDERS.failed("application/pdf", pdf(0, null)).reason()).isEqualTo(UnrenderedReason.NO_PICTURE);
	}

	private static byte[] pdf(int pages, @Nullable String password) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (PDDocument document = new PDDocument()) {
			for (int i = 0; i < pages; i++) {
				PDPage page = new PDPage(new PDRectangle(200, 100));
				document.addPage(page);
				try (PDPageContentStream content = new PDPageContentStream(document, page)) {
					content.setNonStrokingColor(1f, 0f, 0f);
					content.addRect(0, 0, 50, 50);
					content.fill();
				}
			}
			if (password != null) {
				document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
			}
			document.save(bytes);
		}
		return bytes.toByteArray();
	}

	@Test
	void aDrawingIsDrawnAsLargeAsItIsWantedAndAsksForNothing() throws IOException {
		String svg = """
				<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">
				<script>while (true) {}</script>
				<image xlink:href="file:///etc/passwd" width="10" height="10"/>
				<image xlink:href="http://127.0.0.1:1/x.png" width="10" height="10"/>
				<rect x="20" width="20" height="20" fill="#00ff00"/></svg>
				""";
		Rendered rendered = RENDERS.rendered("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8),
				Renders.frame(200, SidecarFormat.PNG));
		BufferedImage drawn = Renders.decode(rendered.pictures().get(0));
		assertThat(rendered.width()).isEqualTo(40);
		assertThat(drawn.getWidth()).isEqualTo(200);
		assertThat(drawn.getHeight()).isEqualTo(100);
		assertThat(drawn.getRGB(150, 50)).isEqualTo(0xFF00FF00);
		assertThat(drawn.getRGB(80, 80) >>> 24).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "mp3", "flac", "ogg", "m4a" })
	void aSoundFileIsSeenByItsCover(String kind) throws IOException {
		byte[] file = switch (kind) {
			case "mp3" -> mp3();
			case "flac" -> flac();
			case "ogg" -> ogg();
			default -> m4a();
		};
		String type = switch (kind) {
			case "mp3" -> "audio/mpeg";
			case "flac" -> "audio/x-flac";
			case "ogg" -> "audio/vorbis";
			default -> "audio/mp4";
		};
		BufferedImage made = RENDERS.picture(type, file, 150);
		assertThat(Likeness.structure(made, Likeness.lanczos(COVER, 150, 150))).isGreaterThan(0.95);
		assertThat(RENDERS.failed(type, "fLaC\u0084\0\0\0nothing".getBytes(StandardCharsets.ISO_8859_1)).reason())
			.isEqualTo(UnrenderedReason.NO_PICTURE);
	}

	private static byte[] mp3() {
		byte[] head = "\0image/jpeg\0\3cover\0".getBytes(StandardCharsets.ISO_8859_1);
		int size = head.length + JPEG.length;
		int all = size + 10;
		ByteBuffer out = ByteBuffer.allocate(all + 10 + 100);
		out.put("ID3\3\0\0".getBytes(StandardCharsets.ISO_8859_1));
		for (int shift = 21; shift >= 0; shift -= 7) {
			out.put((byte) ((all >> shift) & 0x7F));
		}
		out.put("APIC".getBytes(StandardCharsets.ISO_8859_1)).putInt(size).putShort((short) 0).put(head).put(JPEG);
		return out.array();
	}

	private static byte[] block() {
		ByteBuffer block = ByteBuffer.allocate(32 + 10 + JPEG.length);
		block.putInt(3).putInt(10).put("image/jpeg".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
		block.putInt(300).putInt(300).putInt(24).putInt(0).putInt(JPEG.length).put(JPEG);
		return block.array();
	}

	private static byte[] flac() {
		byte[] block = block();
		ByteBuffer out = ByteBuffer.allocate(4 + 4 + 34 + 4 + block.length);
		out.put("fLaC".getBytes(StandardCharsets.ISO_8859_1)).putInt(34).put(new byte[34]);
		out.putInt(0x86000000 | block.length).put(block);
		return out.array();
	}

	private static byte[] ogg() {
		byte[] comment = ("METADATA_BLOCK_PICTURE=" + Base64.getEncoder().encodeToString(block()))
			.getBytes(StandardCharsets.ISO_8859_1);
		ByteBuffer packet = ByteBuffer.allocate(7 + 4 + 4 + 4 + comment.length + 1).order(ByteOrder.LITTLE_ENDIAN);
		packet.put("\3vorbis".getBytes(StandardCharsets.ISO_8859_1)).putInt(0).putInt(1).putInt(comment.length);
		packet.put(comment).put((byte) 1);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		page(out, new byte[30], 0, 30);
		byte[] all = packet.array();
		for (int at = 0; at < all.length; at += 255 * 255) {
			page(out, all, at, Math.min(all.length, at + 255 * 255));
		}
		return out.toByteArray();
	}

	private static void page(ByteArrayOutputStream out, byte[] data, int from, int to) {
		int length = to - from;
		boolean ends = to == data.length;
		int segments = length / 255 + (ends ? 1 : 0);
		out.writeBytes("OggS".getBytes(StandardCharsets.ISO_8859_1));
		out.writeBytes(new byte[22]);
		out.write(segments);
		for (int i = 0; i < segments; i++) {
			out.write((i < length / 255) ? 255 : length % 255);
		}
		out.write(data, from, length);
	}

	private static byte[] m4a() {
		byte[] data = box("data", new byte[] { 0, 0, 0, 13, 0, 0, 0, 0 }, JPEG);
		byte[] list = box("ilst", box("covr", data));
		byte[] moov = box("moov", box("udta", box("meta", new byte[4], list)));
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(box("ftyp", "M4A \0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)));
		out.writeBytes(moov);
		return out.toByteArray();
	}

	private static byte[] box(String name, byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return ByteBuffer.allocate(8 + out.size())
			.putInt(8 + out.size())
			.put(name.getBytes(StandardCharsets.ISO_8859_1))
			.put(out.toByteArray())
			.array();
	}

	@Test
	void aRawPhotoIsSeenByItsLargestPreviewAsTheCameraWasHeld() throws IOException {
		byte[] small = PictureSamples.jpeg(PictureSamples.photo(60, 40), 0.9f, false);
		ByteBuffer raw = ByteBuffer.allocate(200 + small.length + JPEG.length).order(ByteOrder.LITTLE_ENDIAN);
		raw.put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 4);
		entry(raw, 0x111, 200);
		entry(raw, 0x117, small.length);
		entry(raw, 0x112, 6);
		entry(raw, 0x14A, 100);
		raw.putInt(0).position(100).putShort((short) 2);
		entry(raw, 0x201, 200 + small.length);
		entry(raw, 0x202, JPEG.length);
		raw.putInt(0).position(200).put(small).put(JPEG);
		Rendered rendered = RENDERS.rendered("image/x-raw-nikon", raw.array(), Renders.frame(300, SidecarFormat.PNG));
		assertThat(rendered.width()).isEqualTo(300);
		BufferedImage made = Renders.decode(rendered.pictures().get(0));
		assertThat(RenderPoolTests.near(made.getRGB(299 - 5, 5), 200, 30, 30)).as("what was left above").isTrue();
		assertThat(RENDERS.failed("image/x-raw-nikon", "II*\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)).reason())
			.isEqualTo(UnrenderedReason.NO_PICTURE);
	}

	private static void entry(ByteBuffer out, int tag, int value) {
		out.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
	}

}
