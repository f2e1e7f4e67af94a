package dev.driveyard.content.metadata;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Small JPEGs whose header says any size.
 */
public final class PicturesOfAnySize {

	private PicturesOfAnySize() {
	}

	public static byte[] jpeg(boolean progressive, int width, int height) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			ImageWriteParam parameters = writer.getDefaultWriteParam();
			parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
			writer.write(null, new IIOImage(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), null, null),
					parameters);
		}
		finally {
			writer.dispose();
		}
		return resized(bytes.toByteArray(), width, height);
	}

	private static byte[] resized(byte[] jpeg, int width, int height) {
		ByteBuffer buffer = ByteBuffer.wrap(jpeg);
		for (int at = 2; at < jpeg.length; at += 2 + buffer.getShort(at + 2)) {
			int marker = jpeg[at + 1] & 0xFF;
			if (marker == 0xC0 || marker == 0xC2) {
				buffer.putShort(at + 5, (short) height).putShort(at + 7, (short) width);
				return jpeg;
			}
		}
		throw new IllegalStateException("no frame");
	}

}
