package dev.driveyard.content.metadata.structure;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.CRC32;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * Whether a 7z archive has its list of entries, which stands at its end, and that list
 * its sum. What is packed is not unpacked.
 */
public final class SevenZipExtent {

	private static final int START = 32;

	private static final int SUMMED = 20;

	private static final int BLOCK = 1 << 16;

	private SevenZipExtent() {
	}

	/**
	 * Requires them.
	 * @throws EOFException if it is cut off
	 */
	public static void check(Content content) throws IOException {
		Cursor at = Cursor.littleEndian(content, 8);
		long sum = at.u32();
		if (sum(content, START - SUMMED, SUMMED) != sum) {
			throw new IOException("the sum of its beginning is wrong");
		}
		long from = START + at.s64();
		long size = at.s64();
		long listed = at.u32();
		if (from < START || size < 0 || from > content.size() - size) {
			throw new EOFException(
					"it is cut off: its list of entries would be at " + from + ", its end is at " + content.size());
		}
		if (sum(content, from, size) != listed) {
			throw new IOException("the sum of its list of entries is wrong");
		}
	}

	private static long sum(Content content, long from, long size) throws IOException {
		CRC32 sum = new CRC32();
		for (long done = 0; done < size;) {
			byte[] block = content.bytes(from + done, (int) Math.min(BLOCK, size - done));
			sum.update(block);
			done += block.length;
		}
		return sum.getValue();
	}

}
