package dev.driveyard.content.metadata.video;

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

	private MatroskaExtent() {
	}

	/**
	 * Requires all of it.
	 * @throws EOFException if it is cut off
	 */
	public static void check(Content content) throws IOException {
		Cursor at = Cursor.bigEndian(content, 0);
		for (int parts = 0; parts < MOST && at.has(2); parts++) {
			long id = MatroskaFile.id(at);
			require(id >= 0, "no part of Matroska", at);
			long size = at.has(1) ? MatroskaFile.size(at) : 0;
			if (id == SEGMENT && size < 0) {
				continue;
			}
			if (size < 0) {
				require(id == CLUSTER, "a part without a size", at);
				continue;
			}
			if (size > content.size() - at.position) {
				throw new EOFException(
						"it is cut off: " + (size - content.size() + at.position) + " bytes are missing at its end");
			}
			at.position += size;
		}
	}

	private static void require(boolean right, String problem, Cursor at) throws IOException {
		if (!right) {
			throw new IOException(problem + " at " + at.position);
		}
	}

}
