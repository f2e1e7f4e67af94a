package dev.driveyard.content.metadata.structure;

import java.io.EOFException;
import java.io.IOException;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * Whether a Matroska or WebM file (RFC 9559) has all that it says it has: its segment, or
 * else each of its parts. What was written as it came, without knowing how much there
 * would be, ends where it ends.
 */
public final class MatroskaExtent {

	private static final long SEGMENT = 0x18538067L;

	private static final long CLUSTER = 0x1F43B675L;

	/** Parts of one file that are looked at. */
	private static final int MOST = 1_000_000;

	private static final int LONGEST_ID = 4;

	private static final int LONGEST_SIZE = 8;

	private MatroskaExtent() {
	}

	/**
	 * Requires all of it.
	 * @throws EOFException if it is cut off
	 */
	public static void check(Content content) throws IOException {
		Cursor at = Cursor.bigEndian(content, 0);
		for (int parts = 0; parts < MOST && at.has(2); parts++) {
			long id = id(at);
			long size = at.has(1) ? size(at) : 0;
			if (id == SEGMENT && size < 0) {
				continue;
			}
			if (size < 0) {
				require(id == CLUSTER, id, at);
				continue;
			}
			if (size > content.size() - at.position) {
				throw new EOFException(
						"it is cut off: " + (size - content.size() + at.position) + " bytes are missing at its end");
			}
			at.position += size;
		}
	}

	private static void require(boolean right, long id, Cursor at) throws IOException {
		if (!right) {
			throw new IOException("a part %X without a size at %d".formatted(id, at.position));
		}
	}

	private static long id(Cursor at) throws IOException {
		int first = at.u8();
		int more = Integer.numberOfLeadingZeros(first) - (Integer.SIZE - Byte.SIZE);
		if (more >= LONGEST_ID) {
			throw new IOException("no part of Matroska at " + (at.position - 1));
		}
		return rest(at, first, more);
	}

	/** -1 where it is not known. */
	private static long size(Cursor at) throws IOException {
		int first = at.u8();
		int more = Integer.numberOfLeadingZeros(first) - (Integer.SIZE - Byte.SIZE);
		if (more >= LONGEST_SIZE) {
			throw new IOException("no size of a part of Matroska at " + (at.position - 1));
		}
		int mask = (1 << (Byte.SIZE - 1 - more)) - 1;
		long size = rest(at, first & mask, more);
		long unknown = (1L << (7 * (more + 1))) - 1;
		return (size == unknown) ? -1 : size;
	}

	private static long rest(Cursor at, int first, int more) throws IOException {
		long value = first;
		for (int i = 0; i < more; i++) {
			value = value << Byte.SIZE | at.u8();
		}
		return value;
	}

}
