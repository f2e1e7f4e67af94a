package dev.driveyard.content.metadata.document;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.UndecodableException;
import dev.driveyard.content.metadata.bytes.Content;

/**
 * Looks for the end of a PDF document from behind.
 */
public final class PdfEnd {

	private static final String END = "%%EOF";

	/** Readers look so far for it. */
	private static final int NEAR = 4096;

	private static final int BLOCK = 1 << 16;

	private PdfEnd() {
	}

	/**
	 * Requires one.
	 * @throws EOFException if there is none, or another revision begins behind it and
	 * does not end
	 * @throws UndecodableException if what is behind it is no PDF
	 */
	public static void check(Content content) throws IOException {
		long end = find(content);
		if (end < 0) {
			throw new EOFException("it has no end; it may be cut off");
		}
		long behind = content.size() - end - END.length();
		if (behind <= NEAR) {
			return;
		}
		String text = text(content, end + END.length(), (int) Math.min(BLOCK, behind));
		if (text.matches("(?s)\\s*\\d+ \\d+ obj\\b.*") || text.matches("(?s)\\s*xref\\b.*")) {
			throw new EOFException("its last revision has no end; it may be cut off");
		}
		throw new UndecodableException(behind + " bytes that are no PDF follow after its end");
	}

	/** Where the last one is, -1 if there is none. */
	private static long find(Content content) throws IOException {
		long to = content.size();
		while (to > 0) {
			long from = Math.max(0, to - BLOCK);
			int at = text(content, from, (int) (to - from)).lastIndexOf(END);
			if (at >= 0) {
				return from + at;
			}
			to = (from > 0) ? from + END.length() - 1 : 0;
		}
		return -1;
	}

	private static String text(Content content, long from, int length) throws IOException {
		return new String(content.bytes(from, length), StandardCharsets.ISO_8859_1);
	}

}
