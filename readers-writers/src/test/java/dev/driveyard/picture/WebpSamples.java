package dev.driveyard.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import dev.driveyard.catalogue.sidecars.SidecarFormat;
import dev.driveyard.picture.encode.PictureEncoder;
import dev.driveyard.picture.scale.PixelLayout;
import dev.driveyard.picture.scale.Pixels;

import java.io.IOException;

/**
 * WebP files in their extended form: with a profile, or several frames.
 */
final class WebpSamples {

	private static final int PROFILE = 0x20;

	private static final int ANIMATED = 2;

	private WebpSamples() {
	}

	/** The chunk with the pixels, as libwebp makes it. */
	private static byte[] pixels(BufferedImage image) throws IOException {
		int[] values = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		byte[] file = PictureEncoder.encode(new Pixels(image.getWidth(), image.getHeight(), PixelLayout.RGB, values),
				SidecarFormat.WEBP, 100);
		byte[] chunk = new byte[file.length - 12];
		System.arraycopy(file, 12, chunk, 0, chunk.length);
		return chunk;
	}

	static byte[] still(BufferedImage image, byte[] profile) throws IOException {
		return file(extended(PROFILE, image), chunk("ICCP", profile), pixels(image));
	}

	/** Frames of one size, each as large as the whole. */
	static byte[] animation(BufferedImage... frames) throws IOException {
		byte[][] chunks = new byte[frames.length + 2][];
		chunks[0] = extended(ANIMATED, frames[0]);
		chunks[1] = chunk("ANIM", new byte[6]);
		for (int i = 0; i < frames.length; i++) {
			byte[] pixels = pixels(frames[i]);
			ByteBuffer frame = ByteBuffer.allocate(16 + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
			frame.position(6);
			three(frame, frames[i].getWidth() - 1);
			three(frame, frames[i].getHeight() - 1);
			three(frame, 100);
			frame.put((byte) 0).put(pixels);
			chunks[i + 2] = chunk("ANMF", frame.array());
		}
		return file(chunks);
	}

	private static byte[] extended(int flags, BufferedImage image) {
		ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
		three(header, image.getWidth() - 1);
		three(header, image.getHeight() - 1);
		return chunk("VP8X", header.array());
	}

	private static void three(ByteBuffer out, int number) {
		out.put((byte) number).put((byte) (number >> 8)).put((byte) (number >> 16));
	}

	private static byte[] chunk(String name, byte[] data) {
		return ByteBuffer.allocate(8 + data.length + (data.length & 1))
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(name.getBytes(StandardCharsets.US_ASCII))
			.putInt(data.length)
			.put(data)
			.array();
	}

	private static byte[] file(byte[]... chunks) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
		for (byte[] chunk : chunks) {
			all.writeBytes(chunk);
		}
		return chunk("RIFF", all.toByteArray());
	}

}
