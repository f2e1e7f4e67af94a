package dev.driveyard.content.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.ByteSource;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataProcess;
import dev.driveyard.content.type.Samples;
import dev.driveyard.content.type.TypeDetector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real files. What is expected was read from them with other programs.
 */
public class MetadataSamplesTests {

	private static final MetadataProcess PROCESS = new MetadataProcess(MetadataLimits.DEFAULT);

	private static final TypeDetector DETECTOR = new TypeDetector();

	@AfterAll
	static void end() {
		PROCESS.close();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " | ",
			textBlock = """
					testJPEG_EXIF.jpg | width=100 height=68 takenAt=2009-08-11T09:09:45 cameraMake=Canon cameraModel=Canon EOS 40D producer=Adobe Photoshop CS3 Macintosh
					testJPEG_GEO_2.jpg | width=100 height=75 orientation=1 takenAt=2012-02-19T16:43:29 cameraMake=google cameraModel=Nexus S latitude=51.5757623 longitude=-1.5678859 altitude=295.0 producer=IML74K
					IMG_1034.heic | width=4032 height=3024 orientation=1 takenAt=2018-02-05T15:11:44 cameraMake=Apple cameraModel=iPhone 8 lens=iPhone 8 back camera 3.99mm f/1.8 latitude=23.1779167 longitude=113.3943167 altitude=42.8103369 producer=11.2.2
					testPNG.png | width=100 height=75
					testGIF.gif | width=100 height=75
					testBMP.bmp | width=100 height=75
					testWEBP.webp | width=150 height=150
					testPSD.psd | width=537 height=51
					testJPEG.jp2 | width=100 height=75
					testMKV.mkv | width=320 height=240 durationMillis=1167 frameRate=24.0 videoCodec=V_MPEG4/ISO/AVC audioCodec=A_AAC bitRate=568768 sampleRate=44100 channels=1 language=en producer=DivXMKVMux 3.7.0.0073
					testMP4.m4a | durationMillis=70 audioCodec=mp4a bitRate=545143 sampleRate=44100 channels=2 title=Test Title author=Test Artist album=Test Album producer=iTunes 10.5.3.3 created=2012-01-28T18:39:18Z
					testMP3id3v24.mp3 | durationMillis=2456 audioCodec=MPEG-1 layer 3 bitRate=128000 sampleRate=44100 channels=1 title=Test Title author=Test Artist album=Test Album
					testMP3i18n.mp3 | durationMillis=2456 audioCodec=MPEG-1 layer 3 bitRate=128000 sampleRate=44100 channels=1 title=Une chason en Fran\u00e7ais author=Test Artist \u2468\u2460 album=Test Album \u2460\u2468
					testWAV.wav | durationMillis=22 audioCodec=PCM bitRate=1411200 sampleRate=44100 channels=2
					testAIFF.aif | durationMillis=22 audioCodec=PCM bitRate=1416000 sampleRate=44100 channels=2
					testPDF.pdf | title=Apache Tika - Apache Tika author=Bertrand Delacr\u00e9taz pages=1 producer=Firefox created=2007-09-15T09:02:31Z modified=2007-09-15T09:02:31Z
					testJournalParser.pdf | title=Paper Title (use style: paper title) author=IEEE pages=10 language=en-US producer=Microsoft\u00ae Word 2013 created=2015-07-07T19:23:51Z modified=2015-07-07T19:23:51Z
					testWORD.doc | title=Sample Word Document author=Keith Bennett pages=2 words=122 producer=Microsoft Office Word created=2010-11-12T16:22:00Z modified=2010-11-12T16:22:00Z
					testWORD_2006ml.docx | title=My Document Title author=This is the Author pages=7 words=260 producer=Microsoft Office Word created=2016-11-29T00:58:00Z modified=2016-11-29T17:54:00Z
					testEXCEL.xls | title=Simple Excel document author=Keith Bennett producer=Microsoft Excel created=2007-10-01T16:13:56Z modified=2007-10-01T16:31:43Z
					testEXCEL_embeded.xlsx | title=The quick brown fox jumps over the lazy dog author=Nevin Nollop pages=2 producer=Microsoft Excel created=1996-10-14T23:33:28Z modified=2010-09-08T16:16:51Z
					testPPT.ppsx | title=Attachment Test author=Rajiv pages=3 words=38 producer=Microsoft Office PowerPoint created=2010-05-04T06:43:54Z modified=2010-06-29T06:35:07Z
					testODFwithOOo3.odt | title=Apache Tika author=Bart Hanssens pages=2 words=54 producer=OpenOffice.org/3.1$Unix OpenOffice.org_project/310m19$Build-9420 created=2009-10-05T19:04:01Z modified=2009-10-05T21:22:38Z
					testEPUB.epub | title=An ePub for Tika author=Bart Hanssens language=en modified=2009-10-07T00:00:00Z
					testMSG.msg | title=MIME registry use cases author=Jukka Zitting
					media/page.html | title=\u00dcber uns & die anderen author=Ann Other language=de-AT producer=By hand
					media/film.mp4 | width=64 height=48 takenAt=2024-05-06T07:08:09 takenOffset=Z latitude=48.2081909 longitude=16.3737946 durationMillis=1000 frameRate=10.0 videoCodec=mp4v audioCodec=mp4a bitRate=76112 sampleRate=8000 channels=1 title=Wetter author=Ann album=Sky producer=Lavf61.7.100
					media/upright.mov | width=64 height=48 orientation=8 latitude=48.2082 longitude=16.3738 durationMillis=1000 frameRate=10.0 videoCodec=mp4v audioCodec=mp4a bitRate=76224 sampleRate=8000 channels=1 title=Wetter author=Ann album=Sky producer=Lavf61.7.100
					media/film.avi | width=64 height=48 durationMillis=1200 frameRate=10.0 videoCodec=FMP4 audioCodec=MP3 bitRate=104400 sampleRate=8000 channels=1 title=Wetter author=Ann album=Sky producer=Lavf61.7.100
					media/film.wmv | width=64 height=48 durationMillis=1032 videoCodec=WMV2 audioCodec=WMA bitRate=206643 sampleRate=16000 channels=1 title=Wetter author=Ann
					media/film.flv | width=64 height=48 durationMillis=1100 frameRate=10.0 videoCodec=H.263 audioCodec=MP3 bitRate=52749 sampleRate=11025 title=Wetter producer=Lavf61.7.100
					media/sound.flac | durationMillis=1000 audioCodec=FLAC bitRate=113080 sampleRate=16000 channels=1 title=Wetter author=Ann album=Sky producer=Lavf61.7.100
					media/sound.ogg | durationMillis=1000 audioCodec=Vorbis bitRate=44968 sampleRate=16000 channels=2 title=Wetter author=Ann album=Sky producer=Lavf61.7.100
					media/sound.opus | durationMillis=1000 audioCodec=Opus bitRate=73400 sampleRate=48000 channels=1 title=Wetter author=Ann album=Sky producer=Lavf61.7.100
					""")
	void aFileSaysWhatItSays(String file, String expected) throws IOException {
		assertThat(read(file)).isInstanceOf(Found.class);
		assertThat(said(((Found) read(file)).metadata())).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "testWORD_protected_passtika.docx", "testODTEncrypted.odt",
			"testPDF_no_extract_no_accessibility_owner_user.pdf" })
	void aFileWithAPasswordIsEncrypted(String file) throws IOException {
		assertThat(read(file)).isEqualTo(new Failed(Reason.ENCRYPTED, "it wants a password"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "testWORD_truncated.docx", "testMP4_truncated.m4a" })
	void aFileThatIsCutOffIsMalformed(String file) throws IOException {
		assertThat(read(file)).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Reason.MALFORMED));
	}

	@Test
	void aTypeThatIsNotReadHasNothingAndNoChildIsStartedForIt() throws IOException {
		try (MetadataProcess process = new MetadataProcess(MetadataLimits.DEFAULT)) {
			ByteSource untouchable = (target, position) -> {
				throw new IOException("not to be read");
			};
			assertThat(process.read("application/zip", 1000, untouchable)).isEqualTo(new Nothing());
			assertThat(process.read("image/jpeg", 0, untouchable)).isEqualTo(new Nothing());
			assertThat(process.childPid()).isZero();
		}
	}

	private static MetadataOutcome read(String file) throws IOException {
		byte[] bytes = file.startsWith("media/") ? resource(file) : Samples.document(file);
		String name = file.substring(file.lastIndexOf('/') + 1);
		String type = DETECTOR.settle(DETECTOR.byContent(bytes, bytes.length), name).mediaType();
		return PROCESS.read(type, bytes.length, source(bytes));
	}

	private static byte[] resource(String file) throws IOException {
		try (InputStream in = MetadataSamplesTests.class.getResourceAsStream("/" + file)) {
			return Objects.requireNonNull(in, file).readAllBytes();
		}
	}

	public static ByteSource source(byte[] bytes) {
		return (ByteBuffer target, long position) -> {
			int count = (int) Math.min(target.remaining(), bytes.length - position);
			if (count > 0) {
				target.put(bytes, (int) position, count);
			}
			return (count > 0) ? count : -1;
		};
	}

	/** The components that are not null, coordinates cut to seven places. */
	private static String said(ContentMetadata metadata) {
		Map<Integer, String> said = new TreeMap<>();
		RecordComponent[] components = ContentMetadata.class.getRecordComponents();
		for (int i = 0; i < components.length; i++) {
			Object value = value(components[i], metadata);
			if (value instanceof Double number) {
				value = Math.round(number * 1e7) / 1e7;
			}
			if (value != null) {
				said.put(i, components[i].getName() + "=" + value);
			}
		}
		return said.values().stream().collect(Collectors.joining(" "));
	}

	private static Object value(RecordComponent component, ContentMetadata metadata) {
		try {
			return component.getAccessor().invoke(metadata);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
