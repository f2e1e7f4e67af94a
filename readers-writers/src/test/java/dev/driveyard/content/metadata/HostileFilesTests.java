package dev.driveyard.content.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataProcess;
import dev.driveyard.content.type.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class HostileFilesTests {

	private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final MetadataLimits LIMITS = new MetadataLimits(Duration.ofSeconds(10), 64, 64 << 20, 20_000);

	private static final MetadataProcess PROCESS = new MetadataProcess(LIMITS);

	@AfterAll
	static void end() {
		PROCESS.close();
	}

	@Test
	void aBombInADocumentIsNotUnpacked() throws IOException {
		byte[] bomb = Samples.zip("[Content_Types].xml", "<Types/>", "docProps/core.xml",
				"<a>" + " ".repeat(100_000_000) + "</a>");
		assertThat(bomb.length).isLessThan(200_000);
		assertThat(read(DOCX, bomb))
			.isEqualTo(new Failed(Reason.TOO_LARGE, "more than 2097152 bytes of it would have to be read"));
		stillWorks();
	}

	@Test
	void entitiesAreNotExpandedAndNothingIsFetched() throws IOException {
		StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
		for (int i = 1; i < 30; i++) {
			xml.append("<!ENTITY e" + i + " '&e" + (i - 1) + ";&e" + (i - 1) + ";'>");
		}
		for (String reference : List.of("&e29;", "&file;")) {
			byte[] bomb = Samples.zip("[Content_Types].xml", "<Types/>", "docProps/core.xml",
					xml + "<!ENTITY file SYSTEM 'file:///etc/passwd'>]><x><title>" + reference + "</title></x>");
			assertThat(read(DOCX, bomb)).isNotInstanceOf(Found.class);
			assertThat(read(DOCX, bomb).toString()).doesNotContain("root:", "haha");
		}
		stillWorks();
	}

	@Test
	void aPngMayClaimAnySizeWithoutCost() throws IOException {
		assertThat(read("image/png", png(30_000, 30_000))).isInstanceOfSatisfying(Found.class, (found) -> {
			assertThat(found.metadata().width()).isEqualTo(30_000);
			assertThat(found.metadata().height()).isEqualTo(30_000);
		});
		assertThat(read("image/png", png(-1, -1)).toString()).contains("Nothing");
	}

	@Test
	void aPictureThatIsCutOffInTheMiddleStillSaysItsSizeButNotBefore() throws IOException {
		byte[] jpeg = Samples.document("testJPEG_EXIF.jpg");
		assertThat(read("image/jpeg", Arrays.copyOf(jpeg, jpeg.length - 100)).toString())
			.contains("width=100, height=68");
		assertThat(read("image/jpeg", Arrays.copyOf(jpeg, 10))).isNotInstanceOf(Found.class);
		byte[] png = Samples.document("testPNG.png");
		assertThat(read("image/png", Arrays.copyOf(png, png.length - 100)).toString()).contains("width=100, height=75");
		assertThat(read("image/png", Arrays.copyOf(png, 20))).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Reason.MALFORMED));
	}

	@Test
	void aPngWithManyTextsIsRead() throws IOException {
		assertThat(read("image/png", png(10, 20, 500)).toString()).contains("width=10, height=20", "title=Last");
	}

	@ParameterizedTest
	@EnumSource(Sample.class)
	void aFileThatIsCutOffOrDamagedDoesNoHarm(Sample sample) throws IOException {
		byte[] whole = Samples.document(sample.file());
		Random random = new Random(42);
		for (int i = 0; i < 25; i++) {
			assertThat(read(sample.type(), Arrays.copyOf(whole, 1 + random.nextInt(whole.length)))).isNotNull();
			byte[] damaged = whole.clone();
			for (int flips = 0; flips < 30; flips++) {
				int reach = random.nextBoolean() ? Math.min(1000, damaged.length) : damaged.length;
				damaged[random.nextInt(reach)] = (byte) random.nextInt();
			}
			assertThat(read(sample.type(), damaged)).isNotNull();
		}
		stillWorks();
	}

	@ParameterizedTest
	@EnumSource(Sample.class)
	void nonsenseAfterAMagicNumberDoesNoHarm(Sample sample) throws IOException {
		byte[] whole = Samples.document(sample.file());
		Random random = new Random(7);
		for (int magic : new int[] { 0, 4, 16, 64, 512 }) {
			byte[] nonsense = new byte[50_000];
			random.nextBytes(nonsense);
			System.arraycopy(whole, 0, nonsense, 0, Math.min(magic, whole.length));
			MetadataOutcome outcome = read(sample.type(), nonsense);
			assertThat(outcome instanceof Failed failed && failed.reason() == Reason.TIMED_OUT).as("%s", outcome)
				.isFalse();
		}
		stillWorks();
	}

	@Test
	void boxesInBoxesWithoutEndAreLeft() throws IOException {
		int depth = 100_000;
		ByteBuffer boxes = ByteBuffer.allocate(depth * 8);
		for (int i = 0; i < depth; i++) {
			boxes.putInt((depth - i) * 8).put("moov".getBytes(StandardCharsets.US_ASCII));
		}
		assertThat(read("video/mp4", boxes.array())).isInstanceOf(Failed.class);
		stillWorks();
	}

	@Test
	void nothingIsLeftInTheTemporaryFolder() throws IOException {
		Path folder = Path.of(System.getProperty("java.io.tmpdir"));
		List<Path> before = list(folder);
		read("application/pdf", Samples.document("testPDF_childAttachments.pdf"));
		read("application/msword", Samples.document("testWORD.doc"));
		read(DOCX, Samples.document("testWORD.docx"));
		List<Path> after = list(folder);
		assertThat(after.stream().filter((path) -> !before.contains(path)).map(Path::toString))
			.noneMatch((path) -> path.contains("PDFBox") || path.contains("poi") || path.contains("hsperf"));
	}

	private static List<Path> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	private static void stillWorks() throws IOException {
		assertThat(read("image/png", png(10, 20)).toString()).contains("width=10, height=20");
	}

	private static MetadataOutcome read(String type, byte[] bytes) throws IOException {
		return PROCESS.read(type, bytes.length, MetadataSamplesTests.source(bytes));
	}

	private static byte[] png(int width, int height) throws IOException {
		return png(width, height, 0);
	}

	private static byte[] png(int width, int height, int texts) throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		png.write(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 });
		chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).array());
		for (int i = texts; i > 0; i--) {
			String text = (i == 1) ? "Title\0Last" : "Note\0Text";
			chunk(png, "tEXt", text.getBytes(StandardCharsets.US_ASCII));
		}
		chunk(png, "IDAT", new byte[10]);
		return png.toByteArray();
	}

	private static void chunk(ByteArrayOutputStream png, String name, byte[] data) throws IOException {
		byte[] bytes = ByteBuffer.allocate(4 + data.length)
			.put(name.getBytes(StandardCharsets.US_ASCII))
			.put(data)
			.array();
		CRC32 crc = new CRC32();
		crc.update(bytes);
		png.write(ByteBuffer.allocate(4).putInt(data.length).array());
		png.write(bytes);
		png.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
	}

	enum Sample {

		JPEG("testJPEG_EXIF.jpg", "image/jpeg"), HEIC("testHEIF.heic", "image/heic"), PNG("testPNG.png", "image/png"),
		TIFF("testTIFF.tif", "image/tiff"), WEBP("testWEBP.webp", "image/webp"),
		PSD("testPSD2.psd", "image/vnd.adobe.photoshop"), M4A("testMP4.m4a", "audio/mp4"),
		MKV("testMKV.mkv", "video/x-matroska"), MP3("testMP3id3v24.mp3", "audio/mpeg"),
		WAV("testWAV.wav", "audio/vnd.wave"), AIFF("testAIFF.aif", "audio/x-aiff"), FLV("testFLV.flv", "video/x-flv"),
		PDF("testPDF.pdf", "application/pdf"), DOC("testWORD.doc", "application/msword"),
		MSG("testMSG.msg", "application/vnd.ms-outlook"), WORD("testWORD.docx", DOCX),
		ODT("testFooter.odt", "application/vnd.oasis.opendocument.text"), EPUB("testEPUB.epub", "application/epub+zip"),
		HTML("testWORD.doc", "text/html"), RAW("testTIFF.tif", "image/x-raw-fuji"),
		AVI("testWAV.wav", "video/x-msvideo"), OGG("testMP3noid3.mp3", "audio/ogg"),
		FLAC("testWAV.wav", "audio/x-flac"), ASF("testMP3noid3.mp3", "video/x-ms-wmv"),
		JP2("testJPEG.jp2", "image/jp2"), ICON("testBMP.bmp", "image/vnd.microsoft.icon");

		private final String file;

		private final String type;

		Sample(String file, String type) {
			this.file = file;
			this.type = type;
		}

		String file() {
			return this.file;
		}

		String type() {
			return this.type;
		}

	}

}
