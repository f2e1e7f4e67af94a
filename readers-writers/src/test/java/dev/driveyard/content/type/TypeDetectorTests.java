package dev.driveyard.content.type;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.driveyard.catalogue.contents.ContentKind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypeDetectorTests {

	private static final TypeDetector DETECTOR = new TypeDetector();

	@ParameterizedTest
	@CsvSource(delimiterString = " ", textBlock = """
			testJPEG_EXIF.jpg image/jpeg
			testPNG.png image/png
			testHEIF.heic image/heic
			testAVIF.avif image/avif
			testWEBP.webp image/webp
			testTIFF.tif image/tiff
			testPSD.psd image/vnd.adobe.photoshop
			testMKV.mkv application/x-matroska
			testMP3id3v2.mp3 audio/mpeg
			testMP4.m4a audio/mp4
			testWAV.wav audio/vnd.wave
			testFLV.flv video/x-flv
			testPDF.pdf application/pdf
			testRTF.rtf application/rtf
			testWORD.doc application/msword
			testEXCEL.xls application/vnd.ms-excel
			testPPT.ppt application/vnd.ms-powerpoint
			testMSG.msg application/vnd.ms-outlook
			testVISIO.vsd application/vnd.visio
			testPUBLISHER.pub application/x-mspublisher
			testEXCEL_protected_passtika.xlsx application/x-tika-ooxml-protected
			testWORD.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document
			testEXCEL.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
			testPPT.pptx application/vnd.openxmlformats-officedocument.presentationml.presentation
			testVISIO.vsdx application/vnd.ms-visio.drawing
			testEPUB.epub application/epub+zip
			testODFwithOOo3.odt application/vnd.oasis.opendocument.text
			testFooter.ods application/vnd.oasis.opendocument.spreadsheet
			testMasterFooter.odp application/vnd.oasis.opendocument.presentation
			""")
	void theContentOfARealFileAloneShowsItsType(String file, String type) {
		byte[] content = Samples.document(file);
		assertThat(DETECTOR.byContent(content, content.length)).isEqualTo(type);
		assertThat(DETECTOR.settle(type, file).claimed()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " ",
			textBlock = """
					word/document.xml [Content_Types].xml application/vnd.openxmlformats-officedocument.wordprocessingml.document
					META-INF/MANIFEST.MF a.class application/java-archive
					WEB-INF/web.xml META-INF/MANIFEST.MF application/x-tika-java-web-archive
					AndroidManifest.xml META-INF/MANIFEST.MF application/vnd.android.package-archive
					a.txt b.txt application/zip
					word/a.txt xl/b.txt application/zip
					""")
	void aZipIsWhatItsEntriesShow(String first, String second, String type) {
		byte[] zip = Samples.zip(first, "", second, "");
		assertThat(DETECTOR.byContent(zip, zip.length)).isEqualTo(type);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " ", textBlock = """
			application/zip report.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document
			application/zip app.apk application/vnd.android.package-archive
			application/zip letter.odt application/vnd.oasis.opendocument.text
			application/zip slides.key application/vnd.apple.keynote
			application/zip numpy-2.whl application/x-wheel+zip
			application/zip comic.cbz application/vnd.comicbook+zip
			application/x-gzip logs.gz application/gzip
			application/gzip logs.tgz application/gzip
			application/gzip drawing.svgz image/svg+xml
			application/x-tika-msoffice a.xls application/vnd.ms-excel
			application/x-tika-ooxml-protected a.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
			text/plain Main.ts text/x-typescript
			application/octet-stream Main.ts text/x-typescript
			video/mp2t Main.ts video/mp2t
			video/mp2t Main.mts video/mp2t
			text/plain server.key application/x-pem-file
			text/plain a.R text/x-rsrc
			text/plain .bashrc text/plain
			text/plain LICENSE text/plain
			text/html page.php text/x-php
			text/html README.md text/markdown
			application/x-sh run.py text/x-python
			application/xml logo.svg image/svg+xml
			application/xml pom.pom application/xml
			application/xhtml+xml index.html text/html
			video/quicktime clip.mp4 video/mp4
			video/mp4 clip.mov video/mp4
			video/mp4 song.m4a audio/mp4
			application/x-matroska film.webm video/webm
			application/x-matroska film.mkv video/x-matroska
			audio/vorbis a.oga audio/vorbis
			video/x-ms-asf a.wma audio/x-ms-wma
			image/tiff IMG_1.NEF image/x-raw-nikon
			image/tiff IMG_1.CR2 image/x-canon-cr2
			application/pdf logo.ai application/illustrator
			application/octet-stream unheard.of application/octet-stream
			image/png cache.dat image/png
			application/pdf download.tmp application/pdf
			application/zip data.bin application/zip
			application/x-executable a.out application/x-executable
			application/x-sharedlib libc.so.6 application/x-sharedlib
			text/plain libc.so text/x-linker-script
			text/plain notes.org text/x-org
			text/plain de.msg text/plain
			application/rtf noextension application/rtf
			image/bmp favicon.ico image/bmp
			application/x-x509-key cert.p12 application/x-pkcs12
			application/octet-stream services.db application/x-berkeley-db
			text/x-matlab manifest.txt text/plain
			text/x-matlab article.ltx text/plain
			text/x-matlab solve.m text/x-matlab
			text/plain 010_start.t text/x-perl
			text/plain read.me text/plain
			text/plain ssl.mod text/plain
			text/plain keys.map text/plain
			text/plain example.com text/plain
			text/plain CONFIG.SYS text/plain
			application/x-dosexec format.com application/x-dosexec
			image/x-jp2-codestream a.j2k image/x-jp2-codestream
			video/mpeg film.sub video/mpeg
			application/x-executable counter.cgi application/x-executable
			application/vnd.oasis.opendocument.text-template a.odt application/vnd.oasis.opendocument.text-template
			application/x-mswrite letter.doc application/x-mswrite
			application/ogg sound.ogg audio/ogg
			application/ogg film.ogv video/ogg
			video/x-ms-asf film.wmv video/x-ms-wmv
			video/quicktime photo.heic image/heic
			audio/mp4 call.3gp video/3gpp
			application/x-sqlite3 map.gpkg application/x-geopackage
			application/xml script.xlc application/xml
			application/octet-stream samples.raw application/octet-stream
			image/x-raw-panasonic P1000.RAW image/x-raw-panasonic
			image/x-raw-panasonic P1000.RW2 image/x-raw-panasonic
			application/pgp-keys ring.asc application/pgp-keys
			""")
	void aNameRefinesWhatTheContentShowsAndNothingIsClaimed(String content, String name, String type) {
		assertThat(DETECTOR.settle(content, name)).isEqualTo(new DetectedType(type, ContentKinds.of(type), null));
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " ",
			textBlock = """
					application/pdf photo.jpg image/jpeg
					text/plain report.pdf application/pdf
					text/html photo.png image/png
					text/html film.mp4 video/mp4
					text/html logo.svg image/svg+xml
					image/png photo.JPG image/jpeg
					application/x-msdownload invoice.pdf application/pdf
					application/x-msdownload readme.txt text/plain
					application/x-executable notes.md text/markdown
					image/jpeg main.c text/x-csrc
					application/rtf letter.doc application/msword
					text/html letter.doc application/msword
					application/zip letter.doc application/msword
					application/vnd.openxmlformats-officedocument.spreadsheetml.sheet a.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document
					application/vnd.openxmlformats-officedocument.spreadsheetml.sheet a.xls application/vnd.ms-excel
					application/zip archive.gz application/gzip
					audio/mpeg film.mkv video/x-matroska
					application/java-archive book.epub application/epub+zip
					application/gzip data.json application/json
					application/x-matroska film.mp4 video/mp4
					application/ogg sound.mp3 audio/mpeg
					video/x-ms-asf film.mkv video/x-matroska
					video/quicktime film.avi video/x-msvideo
					video/mpeg film.avi video/x-msvideo
					application/x-sqlite3 table.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
					application/x-sqlite3 pack.7z application/x-7z-compressed
					application/xml letter.doc application/msword
					application/vnd.ms-cab-compressed setup.exe application/x-msdownload
					""")
	void contentThatContradictsTheNameWinsAndTheClaimIsTold(String content, String name, String claimed) {
		DetectedType type = DETECTOR.settle(content, name);
		assertThat(type).isEqualTo(new DetectedType(content, ContentKinds.of(content), claimed));
		assertThat(type.contradicts()).isTrue();
	}

	@Test
	void anEmptyFileIsWhatItsNameSays() {
		String empty = DETECTOR.byContent(new byte[10], 0);
		assertThat(DETECTOR.settle(empty, "new.pdf"))
			.isEqualTo(new DetectedType("application/pdf", ContentKind.DOCUMENT, null));
		assertThat(DETECTOR.settle(empty, "new")).isEqualTo(DetectedType.of(TypeDetector.UNKNOWN));
	}

	@Test
	void whatIsNotRecognisedIsNotWhatWouldBe() {
		String content = DETECTOR.byContent("\1\2no picture at all".getBytes(StandardCharsets.UTF_8), 20);
		assertThat(DETECTOR.settle(content, "photo.jpg"))
			.isEqualTo(new DetectedType(TypeDetector.UNKNOWN, ContentKind.BINARY, "image/jpeg"));
		assertThat(DETECTOR.settle(content, "photo.stl").contradicts()).isFalse();
		assertThat(DETECTOR.settle(content, "notes.txt").mediaType()).isEqualTo("text/plain");
	}

	@Test
	void aNameWithoutAPromiseHasNoType() {
		assertThat(DETECTOR.byName("x.bin")).isNull();
		assertThat(DETECTOR.byName("")).isNull();
		assertThat(DETECTOR.byName("a".repeat(100_000) + ".PNG")).isEqualTo("image/png");
		assertThat(DETECTOR.byName("a/b\n\0.png")).isEqualTo("image/png");
		assertThat(DETECTOR.byName("Makefile")).isEqualTo("text/x-makefile");
	}

	@Test
	void onlyThePrefixIsLookedAt() {
		byte[] content = new byte[TypeDetector.PREFIX * 2];
		Arrays.fill(content, (byte) 'a');
		content[TypeDetector.PREFIX] = 0;
		assertThat(DETECTOR.byContent(content, content.length)).isEqualTo("text/plain");
	}

	@Test
	void hostileXmlIsNeitherExpandedNorFetched() {
		StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
		for (int i = 1; i < 40; i++) {
			xml.append("<!ENTITY e" + i + " '&e" + (i - 1) + ";&e" + (i - 1) + ";'>");
		}
		byte[] bomb = xml.append("<!ENTITY x SYSTEM 'file:///dev/zero'>]><svg b='&e39;'>&x;</svg>")
			.toString()
			.getBytes(StandardCharsets.UTF_8);
		long start = System.nanoTime();
		assertThat(DETECTOR.byContent(bomb, bomb.length)).isIn("application/xml", "text/plain", "text/html");
		assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
	}

	@ParameterizedTest
	@CsvSource({ "testWORD.doc", "testWORD.docx", "testEPUB.epub", "testPDF.pdf", "testMKV.mkv", "testEXCEL.xlsx" })
	void aFileThatIsCutOffOrDamagedIsNoTrouble(String file) {
		byte[] content = Samples.document(file);
		for (int length = 1; length < Math.min(content.length, 4000); length += 37) {
			assertThat(DETECTOR.byContent(content, length)).contains("/");
			byte[] damaged = content.clone();
			Arrays.fill(damaged, length, Math.min(length + 37, damaged.length), (byte) 0xFF);
			assertThat(DETECTOR.byContent(damaged, damaged.length)).contains("/");
		}
	}

	@Property(tries = 1000)
	void anyBytesAndNameHaveATypeAndTheSameTwice(@ForAll @Size(max = 600) byte[] bytes, @ForAll String name) {
		String content = DETECTOR.byContent(bytes, bytes.length);
		DetectedType type = DETECTOR.settle(content, name);
		assertThat(DETECTOR.byContent(bytes.clone(), bytes.length)).isEqualTo(content);
		assertThat(DETECTOR.settle(content, name)).isEqualTo(type);
		assertThat(type.mediaType()).doesNotContain(";").contains("/");
	}

	@Property(tries = 1000)
	void anythingMayFollowAMagicNumber(@ForAll Magic magic, @ForAll @Size(max = 2000) byte[] rest) {
		byte[] head = magic.bytes();
		byte[] bytes = Arrays.copyOf(head, head.length + rest.length);
		System.arraycopy(rest, 0, bytes, head.length, rest.length);
		assertThat(DETECTOR.byContent(bytes, bytes.length)).contains("/");
	}

	enum Magic {

		ZIP("PK\3\4\24\0\0\0\10\0"), OLE("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
		XML("<?xml version='1.0'?><"), HTML("<html><"), PNG("\u0089PNG\r\n\u001a\n"), JPEG("\u00ff\u00d8\u00ff"),
		PDF("%PDF-1.7\n"), ID3("ID3\3\0"), MP4("\0\0\0\30ftypisom"), GZIP("\u001f\u008b\b"),
		EBML("\u001aE\u00df\u00a3"), MAIL("From: a\nDate: "), SQLITE("SQLite format 3\0"), PS("%!PS-Adobe");

		private final String text;

		Magic(String text) {
			this.text = text;
		}

		byte[] bytes() {
			return this.text.getBytes(StandardCharsets.ISO_8859_1);
		}

	}

}
