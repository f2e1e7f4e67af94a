package dev.driveyard.picture.encode;

import java.io.IOException;
import java.util.HexFormat;

import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThumbHashTests {

	/** As the published implementation in JavaScript hashes the same pixels. */
	@ParameterizedTest
	@CsvSource({ "64, 48, false, 1f18060d8673004654249a85a5687777f1559b8f55",
			"30, 100, false, 1f08060a0854456280758675d70969f98b",
			"50, 50, true, 1e08860d0418474065928a68783956ff69a759765896988470",
			"1, 1, false, c3060a570008f708888788708f7088f80888707ff8000000",
			"100, 7, true, 1ef881118228662060ca93999ffc9a9584306767877777" })
	void itIsTheSameAsThatOfTheReference(int width, int height, boolean alpha, String expected) throws IOException {
		int[] values = new int[width * height];
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int top = alpha ? (x * 5 + y * 9) & 0xFF : 0xFF;
				values[i++] = (top << 24) | (((x * 7 + y * 3) & 0xFF) << 16) | (((x * x + y * 2) & 0xFF) << 8)
						| ((x * y + 40) & 0xFF);
			}
		}
		Pixels pixels = new Pixels(width, height, alpha ? PixelLayout.ARGB : PixelLayout.RGB, values);
		assertThat(HexFormat.of().formatHex(ThumbHash.of(pixels))).isEqualTo(expected);
	}

	@Test
	void aLargePictureIsMadeSmallerFirst() throws IOException {
		Pixels pixels = new Pixels(500, 300, PixelLayout.RGB, new int[150_000]);
		assertThat(ThumbHash.of(pixels)).hasSizeBetween(5, 25);
	}

}
