package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * PNG files with more in them than Java's own writer puts there.
 */
final class PngSamples {

	private PngSamples() {
	}

	/** With the profile after the header. */
	static byte[] withProfile(BufferedImage image, byte[] profile) {
		byte[] plain = PictureSamples.encode(image, "png");
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		data.writeBytes(new byte[] { 'x', 0, 0 });
		try (DeflaterOutputStream packed = new DeflaterOutputStream(data)) {
			packed.write(profile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(plain, 0, 33);
		chunk(bytes, "iCCP", data.toByteArray());
		bytes.write(plain, 33, plain.length - 33);
		return bytes.toByteArray();
	}

	/** A chunk with its sum. */
	static void chunk(ByteArrayOutputStream bytes, String name, byte[] data) {
		byte[] head = name.getBytes(StandardCharsets.US_ASCII);
		CRC32 sum = new CRC32();
		sum.update(head);
		sum.update(data);
		DataOutputStream out = new DataOutputStream(bytes);
		try {
			out.writeInt(data.length);
			out.write(head);
			out.write(data);
			out.writeInt((int) sum.getValue());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
