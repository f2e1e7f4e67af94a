package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.content.ByteSource;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Renders files that are in memory, in one child for all tests of a class.
 */
final class Renders implements AutoCloseable {

	private final RenderPool pool;

	Renders() {
		this(RenderLimits.DEFAULT);
	}

	Renders(RenderLimits limits) {
		this.pool = new RenderPool(1, limits);
	}

	static PictureVariant frame(int longEdge, SidecarFormat format) {
		return new PictureVariant(format.name() + longEdge, longEdge, format, 90, VariantShape.FRAME);
	}

	RenderOutcome outcome(String type, byte[] file, PictureVariant... variants) throws IOException {
		return this.pool.render(type, file.length, source(file), List.of(variants));
	}

	static ByteSource source(byte[] file) {
		return (target, position) -> {
			if (position >= file.length) {
				return -1;
			}
			int count = (int) Math.min(target.remaining(), file.length - position);
			target.put(file, (int) position, count);
			return count;
		};
	}

	Rendered rendered(String type, byte[] file, PictureVariant... variants) throws IOException {
		RenderOutcome outcome = outcome(type, file, variants);
		assertThat(outcome).isInstanceOf(Rendered.class);
		return (Rendered) outcome;
	}

	Failed failed(String type, byte[] file) throws IOException {
		RenderOutcome outcome = outcome(type, file, frame(256, SidecarFormat.PNG));
		assertThat(outcome).isInstanceOf(Failed.class);
		return (Failed) outcome;
	}

	/** The one picture as a PNG, which loses nothing, decoded. */
	BufferedImage picture(String type, byte[] file, int longEdge) throws IOException {
		return decode(rendered(type, file, frame(longEdge, SidecarFormat.PNG)).pictures().get(0));
	}

	static BufferedImage decode(RenderedPicture picture) throws IOException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
		assertThat(image).as("a picture that can be decoded").isNotNull();
		assertThat(image.getWidth()).isEqualTo(picture.width());
		assertThat(image.getHeight()).isEqualTo(picture.height());
		return image;
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
