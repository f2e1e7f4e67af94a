package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ThumbnailPixelsTests {

	private static final BufferedImage PHOTO = PictureSamples.photo(256, 171);

	@ParameterizedTest
	@EnumSource(SidecarFormat.class)
	void aThumbnailOfAnyFormatIsDecodedInTheChild(SidecarFormat format) throws IOException {
		byte[] file = switch (format) {
			case JPEG -> PictureSamples.jpeg(PHOTO, 0.95f, false);
			case PNG -> PictureSamples.encode(PHOTO, "png");
			case WEBP -> WebpSamples.still(PHOTO, new byte[0]);
		};
		BufferedImage seen = ThumbnailPixels.decode(format, file);
		assertThat(seen.getWidth()).isEqualTo(256);
		assertThat(seen.getHeight()).isEqualTo(171);
		assertThat(seen.getRGB(5, 5) >>> 24).isEqualTo(0xFF);
		assertThat(Likeness.structure(seen, PHOTO)).isGreaterThan(0.9);
	}

	@Test
	void whatIsTransparentStaysSo() throws IOException {
		BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB);
		image.setRGB(3, 2, 0x8000FF00);
		BufferedImage seen = ThumbnailPixels.decode(SidecarFormat.PNG, PictureSamples.encode(image, "png"));
		assertThat(seen.getRGB(3, 2)).isEqualTo(0x8000FF00);
		assertThat(seen.getRGB(4, 2) >>> 24).isZero();
	}

	@Test
	void whatIsDamagedIsSaidToBe() {
		byte[] file = PictureSamples.encode(PHOTO, "png");
		assertThatIOException()
			.isThrownBy(() -> ThumbnailPixels.decode(SidecarFormat.PNG, Arrays.copyOf(file, file.length / 2)));
	}

}
