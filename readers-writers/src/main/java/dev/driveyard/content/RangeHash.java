package dev.driveyard.content;

import java.io.IOException;
import java.util.List;

/**
 * Hashes some ranges of a source, e.g. to compare parts of two large files.
 */
public final class RangeHash {

	private static final int BUFFER = 256 * 1024;

	private RangeHash() {
	}

	/**
	 * BLAKE3 of ranges, one after the other as if they were one message. Reads on the
	 * calling thread with up to 256 KiB of buffer. For one long range use
	 * {@link TreeHash}.
	 * @throws SourceShrunkException if the source ends before a range does
	 */
	public static ContentHash hash(ByteSource source, List<ByteRange> ranges) throws IOException {
		Blake3 hasher = new Blake3();
		byte[] buffer = new byte[(int) ranges.stream()
			.mapToLong(ByteRange::length)
			.map(RangeHash::atMost)
			.max()
			.orElse(0)];
		for (ByteRange range : ranges) {
			for (long at = range.position(); at < range.end(); at += buffer.length) {
				int length = (int) Math.min(buffer.length, range.end() - at);
				FullReads.read(source, at, buffer, 0, length);
				hasher.update(buffer, 0, length);
			}
		}
		return hasher.digest();
	}

	private static long atMost(long length) {
		return Math.min(length, BUFFER);
	}

}
