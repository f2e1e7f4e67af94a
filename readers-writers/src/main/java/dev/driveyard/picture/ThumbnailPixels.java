package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.RenderOutcome.Rendered;

/**
 * The pixels of a thumbnail. It was made of a stranger's file, or somebody else may have
 * put it there: it is decoded where those files are, in a contained child.
 */
public final class ThumbnailPixels {

	private static final String SHOWN = "shown";

	private ThumbnailPixels() {
	}

	/**
	 * Decodes one.
	 * @throws IOException if it can't be decoded
	 * @throws dev.driveyard.content.child.ChildUnavailableException if no child can be
	 * started
	 */
	public static BufferedImage decode(SidecarFormat format, byte[] file) throws IOException {
		PictureVariant shown = new PictureVariant(SHOWN, PictureVariant.LONGEST, SidecarFormat.PNG, 100,
				VariantShape.PIXELS);
		try (RenderPool pool = new RenderPool(1, RenderLimits.DEFAULT)) {
			RenderOutcome outcome = pool.render(format.mediaType(), file.length,
					(target, position) -> read(file, target, position), List.of(shown));
			if (outcome instanceof Rendered rendered && rendered.pictures().size() == 1) {
				return image(rendered.pictures().get(0));
			}
			throw new IOException((outcome instanceof Failed failed) ? failed.message() : "nothing came of it");
		}
	}

	private static int read(byte[] file, ByteBuffer target, long position) {
		int count = (int) Math.min(target.remaining(), file.length - position);
		if (count <= 0) {
			return -1;
		}
		target.put(file, (int) position, count);
		return count;
	}

	private static BufferedImage image(RenderedPicture picture) {
		int[] values = new int[picture.width() * picture.height()];
		ByteBuffer.wrap(picture.bytes()).asIntBuffer().get(values);
		BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
		image.setRGB(0, 0, picture.width(), picture.height(), values, 0, picture.width());
		return image;
	}

}
