package dev.driveyard.content.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class HostileTypesTests {

	private static final TypeDetector DETECTOR = new TypeDetector();

	@Test
	void aDirectoryWithoutEndCostsNothing() {
		ByteBuffer ole = ByteBuffer.allocate(TypeDetector.PREFIX).order(ByteOrder.LITTLE_ENDIAN);
		ole.putLong(0, 0xE11AB1A1E011CFD0L).putShort(30, (short) 9).putInt(48, 1).putInt(76, 0);
		for (int i = 0; i < 128; i++) {
			ole.putInt(512 + 4 * i, (i == 1) ? 1 : i + 1);
		}
		ole.putInt(1024 + 76, Integer.MAX_VALUE);
		for (int i = 1; i < 4; i++) {
			ole.putInt(1024 + 128 * i + 68, Integer.MAX_VALUE - i)
				.putInt(1024 + 128 * i + 72, Integer.MAX_VALUE - 4 - i);
		}
		assertThat(inTime(ole.array())).isEqualTo(OleType.OLE);
	}

	@Test
	void aZipInAZipInAZipIsAZip() throws IOException {
		byte[] inner = Samples.zip("bomb.txt", "0".repeat(1_000_000));
		for (int depth = 0; depth < 100; depth++) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			try (ZipOutputStream zip = new ZipOutputStream(out)) {
				zip.putNextEntry(new ZipEntry(depth + ".zip"));
				zip.write(inner);
			}
			inner = out.toByteArray();
		}
		assertThat(inTime(inner)).isEqualTo("application/zip");
		assertThat(DETECTOR.settle("application/zip", "deep.zip")).isEqualTo(DetectedType.of("application/zip"));
	}

	@Test
	void aZipThatSaysItIsNoZipIsAZip() {
		for (String lie : new String[] { "application/pdf", "application/x-msdownload", "image/png" }) {
			assertThat(inTime(Samples.zip("mimetype", lie))).isEqualTo("application/zip");
		}
		assertThat(inTime(Samples.zip("mimetype", "image/openraster"))).isEqualTo("image/openraster");
		assertThat(inTime(Samples.zip("mimetype", "application/epub+zip"))).isEqualTo("application/epub+zip");
	}

	@Test
	void textsWithoutEndCostNoMoreThanThePrefix() {
		for (String unit : new String[] { "<a ", "<", "%", "From: ", "\r\n", "{", "#!", "begin 644 ", "<!--" }) {
			byte[] text = unit.repeat(TypeDetector.PREFIX / unit.length()).getBytes(StandardCharsets.US_ASCII);
			assertThat(inTime(text)).contains("/");
		}
	}

	private static String inTime(byte[] bytes) {
		return assertTimeoutPreemptively(Duration.ofSeconds(5), () -> DETECTOR.byContent(bytes, bytes.length));
	}

}
