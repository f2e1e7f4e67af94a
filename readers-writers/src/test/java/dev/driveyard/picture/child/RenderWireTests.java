package dev.driveyard.picture.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.RenderOutcome;
import dev.driveyard.picture.RenderOutcome.Rendered;
import dev.driveyard.picture.RenderedPicture;
import dev.driveyard.picture.VariantShape;
import dev.driveyard.picture.encode.PictureSketch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RenderWireTests {

	private static final int HEAD = 1 << 16;

	private static final List<PictureVariant> VARIANTS = List.of(
			new PictureVariant("small", 16, SidecarFormat.PNG, 90, VariantShape.FRAME),
			new PictureVariant("strip", 16, SidecarFormat.PNG, 90, VariantShape.STRIP));

	private static RenderedPicture picture(int number, int length) {
		return new RenderedPicture(Integer.toString(number), SidecarFormat.PNG, 16, 16, new byte[length]);
	}

	private static byte[] written(RenderedPicture... pictures) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		RenderWire.write(new Rendered(List.of(pictures), 16, 16, new byte[5], 1L, new byte[PictureSketch.LENGTH]),
				new DataOutputStream(bytes));
		return bytes.toByteArray();
	}

	private static RenderOutcome read(byte[] bytes, List<PictureVariant> variants) throws IOException {
		return RenderWire.read(new DataInputStream(new ByteArrayInputStream(bytes)), variants);
	}

	@Test
	void picturesAreAsLargeAsTheirPixels() throws IOException {
		byte[] all = written(picture(1, 25 * 16 * 16 * 4 + HEAD), picture(0, 16 * 16 * 4 + HEAD));
		assertThat(((Rendered) read(all, VARIANTS)).pictures()).extracting(RenderedPicture::variant)
			.containsExactly("1", "0");
	}

	@Test
	void noPictureIsLargerOrComesTwiceOrUnasked() throws IOException {
		for (byte[] wrong : new byte[][] { written(picture(0, 16 * 16 * 4 + HEAD + 1)),
				written(picture(0, 1), picture(0, 1)), written(picture(2, 1)), written(picture(-1, 1)),
				written(picture(0, 1), picture(1, 1), picture(1, 1)) }) {
			assertThatIOException().isThrownBy(() -> read(wrong, VARIANTS));
		}
	}

	@Test
	void allTogetherAreBounded() throws IOException {
		PictureVariant large = new PictureVariant("large", 4096, SidecarFormat.PNG, 90, VariantShape.FRAME);
		byte[] all = written(
				IntStream.range(0, 3).mapToObj((number) -> picture(number, 24 << 20)).toArray(RenderedPicture[]::new));
		assertThatIOException().isThrownBy(() -> read(all, List.of(large, large, large)));
	}

	@Test
	void whatIsAnnouncedAndDoesNotComeIsTheEnd() throws IOException {
		byte[] all = written(picture(0, 100));
		byte[] cut = new byte[all.length - 1];
		System.arraycopy(all, 0, cut, 0, cut.length);
		assertThatThrownBy(() -> read(cut, VARIANTS)).isInstanceOf(EOFException.class);
	}

}
