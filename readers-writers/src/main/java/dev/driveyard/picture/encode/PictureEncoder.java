package dev.driveyard.picture.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.Pixels;

/**
 * Writes pictures.
 */
public final class PictureEncoder {

	private PictureEncoder() {
	}

	/**
	 * Writes one.
	 * @param quality from 1 to 100; without meaning for PNG
	 */
	public static byte[] encode(Pixels pixels, SidecarFormat format, int quality) throws IOException {
		Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType(format.mediaType());
		if (!writers.hasNext()) {
			throw new IOException("nothing writes " + format.mediaType());
		}
		ImageWriter writer = writers.next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
		try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(out);
			Pixels written = (format == SidecarFormat.JPEG) ? pixels.onWhite() : pixels;
			writer.write(null, new IIOImage(written.image(), null, null), param(writer, format, quality));
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	/** Alpha, red, green and blue of each pixel. */
	public static byte[] pixels(Pixels pixels) {
		int opaque = (pixels.layout() == PixelLayout.ARGB) ? 0 : 0xFF000000;
		ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.values().length);
		for (int value : pixels.values()) {
			bytes.putInt(value | opaque);
		}
		return bytes.array();
	}

	private static ImageWriteParam param(ImageWriter writer, SidecarFormat format, int quality) {
		ImageWriteParam param = writer.getDefaultWriteParam();
		if (format != SidecarFormat.PNG) {
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			if (format == SidecarFormat.WEBP) {
				param.setCompressionType("Lossy");
			}
			param.setCompressionQuality(quality / 100f);
		}
		return param;
	}

}
