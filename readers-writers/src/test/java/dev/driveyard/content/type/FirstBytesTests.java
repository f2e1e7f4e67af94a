package dev.driveyard.content.type;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FirstBytesTests {

	private static final TypeDetector DETECTOR = new TypeDetector();

	@ParameterizedTest
	@CsvSource(delimiterString = " ", textBlock = """
			CB0D0D0A0000000012345678 application/x-python-bytecode
			A70D0D0A0300000012345678 application/x-python-bytecode
			03F30D0A12345678 application/x-python-bytecode
			DE12049500000000 application/x-gettext-mo
			950412DE00000000 application/x-gettext-mo
			4243C0DE35140000 application/vnd.llvm.bitcode
			99010D045743375001 application/pgp-keys
			98330463A1B2C316 application/pgp-keys
			9501FE045743375001 application/pgp-keys
			C6C10D045743375001 application/pgp-keys
			85010C03112233445566778801 application/pgp-encrypted
			8C0D040903 application/pgp-encrypted
			8901330400 application/pgp-signature
			49492B0008000000 image/tiff
			4D4D002B00080000 image/tiff
			4944330300000000000A00000000000000000000664C6143 audio/x-flac
			4944330300000000000A00000000000000000000FFF15080 audio/x-aac
			4944330300000000000A00000000000000000000FFFB9064 audio/mpeg
			494433030000FFFFFFFF0000 audio/mpeg
			494433030000000001000000 audio/mpeg
			4949550008000000 image/x-raw-panasonic
			4949524F08000000 image/x-raw-olympus
			46554A4946494C4D4343442D52415720 image/x-raw-fuji
			""")
	void whatTheRegistryDoesNotKnowIsKnownByItsBeginning(String bytes, String type) {
		assertThat(of(HexFormat.of().parseHex(bytes))).isEqualTo(type);
	}

	@ParameterizedTest
	@CsvSource({ "PUBLIC KEY BLOCK,pgp-keys", "PRIVATE KEY BLOCK,pgp-keys", "SIGNATURE,pgp-signature",
			"MESSAGE,pgp-encrypted" })
	void armourSaysWhatItHolds(String words, String type) {
		String content = of(text("-----BEGIN PGP " + words + "-----\n\nmQINBE6XR8IBEACVdDKT2H\n"));
		assertThat(DETECTOR.settle(content, "a.asc").mediaType()).isEqualTo("application/" + type);
		assertThat(DETECTOR.settle(content, "a.gpg").mediaType()).isEqualTo("application/" + type);
	}

	@Test
	void bytecodeThatHoldsAPageIsNoPage() {
		byte[] bytecode = new byte[2000];
		System.arraycopy(HexFormat.of().parseHex("CB0D0D0A00000000"), 0, bytecode, 0, 8);
		System.arraycopy(text("<html><head>"), 0, bytecode, 30, 12);
		assertThat(of(bytecode)).isEqualTo("application/x-python-bytecode");
	}

	@Test
	void bytesThatHoldAPageAreNoPage() {
		byte[] cache = new byte[2000];
		cache[0] = 'q';
		System.arraycopy(text("<html><head>"), 0, cache, 30, 12);
		assertThat(of(cache)).isEqualTo(TypeDetector.UNKNOWN);
		assertThat(of(text("                  <html><head>"))).isEqualTo("text/html");
	}

	@Test
	void aScriptWithAZipBehindItIsAScript() {
		assertThat(of(text("#!/bin/sh\nPK\3\4\0\0\0\0"))).isEqualTo("application/x-sh");
	}

	@Test
	void aTextInUtf16IsAText() {
		assertThat(DETECTOR.settle(of("\ufeffa line\n".repeat(20).getBytes(StandardCharsets.UTF_16LE)), "a.txt"))
			.isEqualTo(DetectedType.of("text/plain"));
	}

	@Test
	void onlyAFontWithTablesIsAFont() {
		assertThat(of(HexFormat.of().parseHex("0001000000" + "0F008000030070" + "47444546" + "00112233")))
			.isEqualTo("application/x-font-ttf");
		assertThat(of(HexFormat.of().parseHex("000100000000000C0000F2B4" + "00000005" + "00112233")))
			.isEqualTo(TypeDetector.UNKNOWN);
	}

	private static String of(byte[] bytes) {
		return DETECTOR.byContent(bytes, bytes.length);
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
