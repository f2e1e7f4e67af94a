package dev.driveyard.content.metadata.picture;

import java.io.IOException;

import dev.driveyard.content.metadata.MetadataFormat;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.bytes.TooLargeException;

/**
 * What the decoding of a picture takes of memory, told by its header before a decoder
 * sees it. A small file may be a very large picture.
 */
public final class PictureMemory {

	/** A coefficient is a short, and a block of them eight by eight. */
	private static final long BLOCK_BYTES = 128;

	static final int SOS = 0xDA;

	private PictureMemory() {
	}

	/**
	 * Refuses what takes too much.
	 * @param nativeBytes what libraries may take
	 * @param heapBytes what Java's own code may take
	 */
	public static void check(MetadataFormat format, Content content, long nativeBytes, long heapBytes)
			throws IOException {
		switch (format) {
			case JPEG -> require(jpeg(content), nativeBytes);
			case BMP -> require(bmp(content), heapBytes);
			default -> {
			}
		}
	}

	private static void require(long needed, long allowed) throws TooLargeException {
		if (needed > allowed) {
			throw new TooLargeException(
					"decoding it needs " + (needed >> 20) + " MB, " + (allowed >> 20) + " are allowed");
		}
	}

	/**
	 * All coefficients of a picture are kept if it comes in several scans: if it is
	 * progressive, or if its first scan does not have all components.
	 * @return 0 if that is not so, or no such header is found
	 */
	public static long jpeg(Content content) throws IOException {
		Cursor at = Cursor.bigEndian(content, 2);
		long all = 0;
		int components = 0;
		while (at.has(4)) {
			int marker = marker(at);
			if (marker == 0) {
				return 0;
			}
			if (isAlone(marker)) {
				continue;
			}
			long next = at.position + at.u16();
			if (marker == SOS) {
				return (components > 1 && at.u8() < components) ? all : 0;
			}
			if (isFrame(marker) && components == 0) {
				at.skip(1);
				int height = at.u16();
				int width = at.u16();
				components = at.u8();
				all = coefficients(at, width, height, components);
				if ((marker & 3) == 2) {
					return all;
				}
			}
			at.position = next;
		}
		return 0;
	}

	/** The next marker, whatever is before it, as decoders look for it. */
	static int marker(Cursor at) throws IOException {
		int before = 0;
		while (at.has(1)) {
			int now = at.u8();
			if (before == 0xFF && now != 0xFF && now != 0) {
				return now;
			}
			before = now;
		}
		return 0;
	}

	/** Whether no segment belongs to it. */
	static boolean isAlone(int marker) {
		return marker == 1 || (marker >= 0xD0 && marker <= 0xD9);
	}

	private static boolean isFrame(int marker) {
		return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
	}

	private static long coefficients(Cursor at, int width, int height, int components) throws IOException {
		int[] across = new int[components];
		int[] down = new int[components];
		int mostAcross = 1;
		int mostDown = 1;
		for (int i = 0; i < components; i++) {
			int factors = at.skip(1).u8();
			at.skip(1);
			across[i] = Math.max(1, factors >> 4);
			down[i] = Math.max(1, factors & 15);
			mostAcross = Math.max(mostAcross, across[i]);
			mostDown = Math.max(mostDown, down[i]);
		}
		long bytes = 0;
		for (int i = 0; i < components; i++) {
			bytes += blocks(width, across[i], mostAcross) * blocks(height, down[i], mostDown) * BLOCK_BYTES;
		}
		return bytes;
	}

	/** Blocks in one direction, filled up to whole units of the scan. */
	private static long blocks(int pixels, int factor, int most) {
		long unit = 8L * most;
		return (pixels + unit - 1) / unit * factor;
	}

	/** Rows are read one by one, what is packed at once. */
	static long bmp(Content content) throws IOException {
		Cursor at = Cursor.littleEndian(content, 2);
		long size = at.u32();
		long offset = at.skip(4).u32();
		if (at.u32() < 40) {
			return 0;
		}
		long row = Math.abs((int) at.u32()) * 8L;
		long compression = at.skip(8).u32();
		long packed = at.u32();
		boolean lengths = compression == 1 || compression == 2;
		return row + (lengths ? Math.max(packed, Math.max(0, size - offset)) : 0);
	}

}
