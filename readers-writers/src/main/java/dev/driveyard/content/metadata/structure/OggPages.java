package dev.driveyard.content.metadata.structure;

import java.io.EOFException;
import java.io.IOException;

import dev.driveyard.content.metadata.bytes.Content;

/**
 * Whether each page of an Ogg file has its sum: RFC 3533, section 6. That a stream has a
 * last page is not required: what was sent live has none.
 */
public final class OggPages {

	private static final int HEADER = 27;

	private static final int SUM = 22;

	private OggPages() {
	}

	/**
	 * Requires them.
	 * @throws EOFException if it is cut off
	 */
	public static void check(Content content) throws IOException {
		for (long at = 0; at < content.size();) {
			byte[] header = content.upTo(at, HEADER);
			if (isPadding(header)) {
				return;
			}
			if (header.length < HEADER) {
				throw cutOff(at);
			}
			if (header[0] != 'O' || header[1] != 'g' || header[2] != 'g' || header[3] != 'S') {
				throw new IOException("there is no page at " + at);
			}
			byte[] segments = content.upTo(at + HEADER, header[HEADER - 1] & 0xFF);
			int length = HEADER + segments.length;
			for (byte segment : segments) {
				length += segment & 0xFF;
			}
			if (at + length > content.size()) {
				throw cutOff(at);
			}
			check(content.bytes(at, length), at);
			at += length;
		}
	}

	private static EOFException cutOff(long at) {
		return new EOFException("it is cut off in its page at " + at);
	}

	/** Some programs fill the rest of a block. */
	private static boolean isPadding(byte[] header) {
		for (byte one : header) {
			if (one != 0) {
				return false;
			}
		}
		return true;
	}

	private static void check(byte[] page, long at) throws IOException {
		int wanted = 0;
		for (int i = 3; i >= 0; i--) {
			wanted = (wanted << 8) | (page[SUM + i] & 0xFF);
			page[SUM + i] = 0;
		}
		int sum = 0;
		for (byte one : page) {
			sum = FrameSums.crc32(sum, one);
		}
		if (sum != wanted) {
			throw new IOException("the sum of its page at " + at + " is wrong");
		}
	}

}
