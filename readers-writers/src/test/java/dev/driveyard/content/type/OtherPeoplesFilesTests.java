package dev.driveyard.content.type;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Healthy files whose beginnings are rare: each is what its name says.
 */
class OtherPeoplesFilesTests {

	private final TypeDetector detector = new TypeDetector();

	@ParameterizedTest
	@MethodSource
	void aHealthyFileIsWhatItsNameSays(String name, byte[] content, String type) {
		DetectedType settled = this.detector.settle(this.detector.byContent(content, content.length), name);
		assertThat(settled.claimed()).as("%s shows %s", name, this.detector.byContent(content, content.length))
			.isNull();
		assertThat(settled.mediaType()).isEqualTo(type);
	}

	static Stream<Arguments> aHealthyFileIsWhatItsNameSays() {
		return Stream.of(fonts(), films(), pictures(), sounds(), others()).flatMap((files) -> files);
	}

	private static Stream<Arguments> fonts() {
		return Stream.of(arguments("a.woff", bytes("774F4646000100000000"), "font/woff"),
				arguments("a.woff2", bytes("774F4632000100000000"), "font/woff2"),
				arguments("a.ttc", bytes("7474636600010000000000020000000C"), "font/collection"),
				arguments("a.otc", bytes("7474636600010000000000020000000C"), "font/collection"),
				arguments("a.ttf", bytes("00010000000D008000030050636D6170"), "application/x-font-ttf"),
				arguments("a.ttf", bytes("74727565000D008000030050636D6170"), "application/x-font-ttf"),
				arguments("a.otf", bytes("4F54544F000D008000030050636D6170"), "application/x-font-otf"),
				arguments("a.eot", eot(), "application/vnd.ms-fontobject"));
	}

	private static Stream<Arguments> films() {
		return Stream.of(arguments("a.ts", packets(188, 0), "video/mp2t"),
				arguments("a.mts", packets(192, 4), "video/mp2t"), arguments("a.m2ts", packets(192, 4), "video/mp2t"),
				arguments("a.m2t", packets(188, 0), "video/mp2t"), arguments("a.tts", packets(192, 4), "video/mp2t"),
				arguments("a.ts", text("export const a: number = 1;\n"), "text/x-typescript"),
				arguments("a.mts", text("import a from 'a';\n"), "text/x-typescript"), arguments("a.wma",
						asf("A8DB5BC0B7A9CF118EE600C00C205365", "Windows Media Video V8"), "audio/x-ms-wma"));
	}

	private static Stream<Arguments> pictures() {
		return Stream.of(arguments("a.tif", bytes("49492B00080000001000000000000000"), "image/tiff"),
				arguments("a.tiff", bytes("4D4D002B000800000000000000000010"), "image/tiff"),
				arguments("a.btf", bytes("49492B00080000001000000000000000"), "image/tiff"),
				arguments("a.bmp", bitmap(12), "image/bmp"), arguments("a.bmp", bitmap(16), "image/bmp"),
				arguments("a.bmp", bitmap(40), "image/bmp"), arguments("a.bmp", bitmap(52), "image/bmp"),
				arguments("a.bmp", bitmap(56), "image/bmp"), arguments("a.bmp", bitmap(64), "image/bmp"),
				arguments("a.bmp", bitmap(108), "image/bmp"), arguments("a.dib", bitmap(124), "image/bmp"),
				arguments("a.ico", bytes("00000100010010100000010018006803000016000000"), "image/vnd.microsoft.icon"),
				arguments("a.cur", bytes("00000200010020200000000000003001000016000000"), "image/vnd.microsoft.icon"),
				arguments("a.ani", riff("RIFF", "ACON"), "application/x-navi-animation"));
	}

	private static Stream<Arguments> sounds() {
		return Stream.of(arguments("a.wav", riff("RIFF", "WAVE"), "audio/vnd.wave"),
				arguments("a.wav", riff("RF64", "WAVE"), "audio/vnd.wave"),
				arguments("a.bwf", riff("RF64", "WAVE"), "audio/vnd.wave"),
				arguments("a.wav", riff("BW64", "WAVE"), "audio/vnd.wave"),
				arguments("a.flac", tagged(2000, text("fLaC")), "audio/x-flac"),
				arguments("a.flac", tagged(900_000, text("fLaC")), "audio/x-flac"),
				arguments("a.mp3", tagged(900_000, bytes("FFFB9064")), "audio/mpeg"),
				arguments("a.aac", tagged(300, bytes("FFF15080")), "audio/x-aac"),
				arguments("a.ape", text("MAC \u0000\u0000"), "audio/x-ape"),
				arguments("a.ape", tagged(300, text("MAC ")), "audio/x-ape"),
				arguments("a.tta", text("TTA1\u0001\u0000"), "audio/x-tta"),
				arguments("a.tta", tagged(300, text("TTA1")), "audio/x-tta"),
				arguments("a.wv", text("wvpk\u0010\u0000"), "audio/x-wavpack"),
				arguments("a.mpc", text("MPCKSH"), "audio/x-musepack"),
				arguments("a.mpc", text("MP+\u0007"), "audio/x-musepack"),
				arguments("a.mpc", tagged(300, text("MP+\u0007")), "audio/x-musepack"),
				arguments("a.dsf", text("DSD \u001C\u0000"), "audio/x-dsf"));
	}

	private static Stream<Arguments> others() {
		Charset little = StandardCharsets.UTF_16LE;
		Charset big = StandardCharsets.UTF_16BE;
		String lines = "A text of many lines,\r\nas some systems write them.\r\n";
		return Stream.of(arguments("a.txt", lines.getBytes(little), "text/plain"),
				arguments("a.txt", lines.getBytes(big), "text/plain"),
				arguments("a.csv", "a,b\r\n1,2\r\n".getBytes(little), "text/csv"),
				arguments("a.svg", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(little),
						"image/svg+xml"),
				arguments("a.xml", "<?xml version='1.0'?><a/>".getBytes(big), "application/xml"),
				arguments("a.m", text("#import <Foundation/Foundation.h>\n@implementation A\n@end\n"),
						"text/x-objcsrc"),
				arguments("a.m", text("function y = f(x)\n% doubles\ny = 2 * x;\nend\n"), "text/x-matlab"),
				arguments("i_study.txt", text("ONTOLOGY SOURCE REFERENCE\nTerm Source Name\n"),
						"application/x-isatab-investigation"),
				arguments("i_love_you.txt", text("A letter.\n"), "text/plain"),
				arguments("s_notes.txt", text("Notes of a day.\n"), "text/plain"),
				arguments("a_plan.txt", text("A plan.\n"), "text/plain"),
				arguments("a.z01", bytes("504B0708504B03041400000008000000"), "application/zip"));
	}

	@ParameterizedTest
	@CsvSource({ "a.woff, font/woff", "a.woff2, font/woff2", "a.ttf, application/x-font-ttf", "a.wav, audio/vnd.wave" })
	void whatIsSomethingElseStillContradictsItsName(String name, String claimed) {
		byte[] jpeg = bytes("FFD8FFE000104A46494600010100000100010000");
		DetectedType settled = this.detector.settle(this.detector.byContent(jpeg, jpeg.length), name);
		assertThat(settled.mediaType()).isEqualTo("image/jpeg");
		assertThat(settled.claimed()).isEqualTo(claimed);
	}

	private static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex);
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** A transport stream: packets of so many bytes, whose sync byte is there. */
	private static byte[] packets(int size, int at) {
		byte[] stream = new byte[8 * size];
		for (int packet = 0; packet < 8; packet++) {
			stream[packet * size + at] = 0x47;
			stream[packet * size + at + 1] = 0x40;
			stream[packet * size + at + 3] = 0x10;
		}
		return stream;
	}

	private static byte[] riff(String form, String kind) {
		ByteBuffer file = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
		file.put(text(form)).putInt(form.equals("RIFF") ? 56 : -1).put(text(kind)).put(text("fmt ")).putInt(16);
		return file.array();
	}

	private static byte[] bitmap(int header) {
		ByteBuffer file = ByteBuffer.allocate(14 + 128 + 64).order(ByteOrder.LITTLE_ENDIAN);
		file.put(text("BM")).putInt(file.capacity()).putInt(0).putInt(14 + header).putInt(header);
		if (header == 12) {
			file.putShort((short) 2).putShort((short) 2).putShort((short) 1).putShort((short) 24);
		}
		else {
			file.putInt(2).putInt(2).putShort((short) 1).putShort((short) 24);
		}
		return file.array();
	}

	/** Sound behind an ID3 tag of so many bytes. */
	private static byte[] tagged(int tag, byte[] sound) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(text("ID3"));
		file.writeBytes(new byte[] { 4, 0, 0, (byte) (tag >> 21 & 0x7F), (byte) (tag >> 14 & 0x7F),
				(byte) (tag >> 7 & 0x7F), (byte) (tag & 0x7F) });
		file.writeBytes(new byte[tag]);
		file.writeBytes(sound);
		file.writeBytes(new byte[64]);
		return file.toByteArray();
	}

	private static byte[] asf(String stream, String codec) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(bytes("3026B2758E66CF11A6D900AA0062CE6C"));
		file.writeBytes(new byte[14]);
		file.writeBytes(bytes(stream));
		file.writeBytes(codec.getBytes(StandardCharsets.UTF_16LE));
		file.writeBytes(new byte[64]);
		return file.toByteArray();
	}

	private static byte[] eot() {
		ByteBuffer file = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
		file.putInt(96).putInt(0).putInt(0x00020001);
		file.position(34);
		file.putShort((short) 0x504C);
		return file.array();
	}

}
