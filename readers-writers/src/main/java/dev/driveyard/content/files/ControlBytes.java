package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.driveyard.content.ByteSource;
import dev.driveyard.content.FullReads;

/**
 * Bytes of a file that no text has: all below the space but tabulators, line and page
 * ends, backspace, escape and the end mark of DOS. Texts of two or four bytes a
 * character, which say so at their start, have none.
 *
 * @param first where the first one is
 */
record ControlBytes(long number, long first) {

	/** Set where a byte is in texts. */
	private static final int IN_TEXTS = 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 13 | 1 << 26 | 1 << 27;

	private static final long MOST = 256L << 20;

	/** Those of a file, as far as it is looked at. */
	static ControlBytes in(ByteSource source, long size) throws IOException {
		byte[] bytes = new byte[1 << 16];
		long number = 0;
		long first = -1;
		long end = Math.min(size, MOST);
		for (long at = 0; at < end;) {
			int length = FullReads.fill(source, at, ByteBuffer.wrap(bytes));
			if (length == 0 || (at == 0 && isWide(bytes, length))) {
				break;
			}
			for (int i = 0; i < length; i++) {
				if (bytes[i] >= 0 && bytes[i] < ' ' && (IN_TEXTS >> bytes[i] & 1) == 0) {
					first = (number++ == 0) ? at + i : first;
				}
			}
			at += length;
		}
		return new ControlBytes(number, first);
	}

	private static boolean isWide(byte[] bytes, int length) {
		int start = (length < 4) ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
		return start == 0xFEFF || start == 0xFFFE || (start == 0 && (bytes[2] & 0xFF) == 0xFE);
	}

}
