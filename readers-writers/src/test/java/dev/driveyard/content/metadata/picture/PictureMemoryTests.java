package dev.driveyard.content.metadata.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;

import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.MetadataSamplesTests;
import dev.driveyard.content.metadata.PicturesOfAnySize;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.child.MetadataProcess;
import dev.driveyard.content.type.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class PictureMemoryTests {

	private static final MetadataProcess PROCESS = new MetadataProcess(
			new MetadataLimits(Duration.ofSeconds(30), 64, 256, 64 << 20, 20_000));

	@AfterAll
	static void end() {
		PROCESS.close();
	}

	@Test
	void aSmallFileThatIsAVeryLargeProgressivePictureIsNotDecoded() throws IOException {
		byte[] jpeg = PicturesOfAnySize.jpeg(true, 65_500, 65_500);
		assertThat(jpeg.length).isLessThan(10_000);
		assertThat(check("image/jpeg", jpeg)).isInstanceOfSatisfying(Failed.class, (failed) -> {
			assertThat(failed.reason()).isEqualTo(Reason.TOO_LARGE);
			assertThat(failed.message()).matches("decoding it needs 1\\d{4} MB, 232 are allowed");
		});
		long pid = PROCESS.childPid();
		assertThat(check("image/jpeg", Samples.document("testJPEG_EXIF.jpg"))).isEqualTo(new Nothing());
		assertThat(PROCESS.childPid()).isEqualTo(pid);
	}

	@Test
	void whatItSaysOfItselfIsReadAllTheSame() throws IOException {
		byte[] jpeg = PicturesOfAnySize.jpeg(true, 65_500, 65_500);
		assertThat(PROCESS.read("image/jpeg", jpeg.length, MetadataSamplesTests.source(jpeg)).toString())
			.contains("width=65500, height=65500");
	}

	@Test
	void aSmallProgressivePictureIsDecoded() throws IOException {
		assertThat(check("image/jpeg", PicturesOfAnySize.jpeg(true, 32, 32))).isEqualTo(new Nothing());
	}

	/** Three components, of which the second and third have a quarter of the blocks. */
	@ParameterizedTest
	@CsvSource({ "true, 32, 32, 3072", "true, 33, 1, 2304", "true, 1600, 1600, 7680000", "false, 65500, 65500, 0" })
	void theCoefficientsAreCounted(boolean progressive, int width, int height, long bytes) throws IOException {
		byte[] jpeg = PicturesOfAnySize.jpeg(progressive, width, height);
		assertThat(PictureMemory.jpeg(content(jpeg))).isEqualTo(bytes);
	}

	@Test
	void aPictureWhoseFirstScanLacksComponentsIsKeptWhole() throws IOException {
		byte[] jpeg = PicturesOfAnySize.jpeg(false, 1600, 1600);
		int scan = 0;
		while ((jpeg[scan] & 0xFF) != 0xFF || (jpeg[scan + 1] & 0xFF) != 0xDA) {
			scan++;
		}
		jpeg[scan + 4] = 1;
		assertThat(PictureMemory.jpeg(content(jpeg))).isEqualTo(7_680_000);
	}

	@Test
	void garbageBeforeAMarkerHidesNothing() throws IOException {
		byte[] jpeg = PicturesOfAnySize.jpeg(true, 1600, 1600);
		byte[] more = new byte[jpeg.length + 5000];
		Arrays.fill(more, 2, 5000, (byte) 7);
		Arrays.fill(more, 5000, 5002, (byte) 0xFF);
		more[0] = jpeg[0];
		more[1] = jpeg[1];
		System.arraycopy(jpeg, 2, more, 5002, jpeg.length - 2);
		assertThat(PictureMemory.jpeg(content(more))).isEqualTo(7_680_000);
	}

	@Test
	void aBitmapThatClaimsMuchIsNotDecoded() throws IOException {
		byte[] bmp = ByteBuffer.allocate(1078)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(new byte[] { 'B', 'M' })
			.putInt(1078)
			.putInt(0)
			.putInt(1078)
			.putInt(40)
			.putInt(100)
			.putInt(100)
			.putShort((short) 1)
			.putShort((short) 8)
			.putInt(1)
			.putInt(2_000_000_000)
			.array();
		assertThat(check("image/bmp", bmp)).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Reason.TOO_LARGE));
	}

	@Test
	void aFileThatIsCutOffInItsHeaderIsDamaged() throws IOException {
		byte[] jpeg = PicturesOfAnySize.jpeg(true, 32, 32);
		for (int length = 3; length < 700; length += 13) {
			assertThat(check("image/jpeg", Arrays.copyOf(jpeg, Math.min(length, jpeg.length - 50))))
				.isInstanceOfSatisfying(Failed.class,
						(failed) -> assertThat(failed.reason()).isEqualTo(Reason.MALFORMED));
		}
	}

	private static Content content(byte[] bytes) {
		return new Content(bytes.length, bytes, Long.MAX_VALUE, (position, length) -> new byte[0]);
	}

	private static MetadataOutcome check(String type, byte[] bytes) throws IOException {
		return PROCESS.check(type, bytes.length, MetadataSamplesTests.source(bytes));
	}

}
