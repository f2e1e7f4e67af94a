package dev.driveyard.content.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What shows in bytes that come back at regular distances: packets of transport streams,
 * and texts of two bytes for each character.
 */
final class RepeatedBytes {

	private static final int SYNC = 0x47;

	/** Packets of a transport stream that have to begin as one does. */
	private static final int PACKETS = 4;

	/** A packet, and one with the time before it, as cameras and discs have them. */
	private static final int[] SIZES = { 188, 192 };

	private static final int TIME = 4;

	/** Bytes of a text that are looked at. */
	private static final int LOOKED_AT = 4096;

	/** So many bytes are no text by chance. */
	private static final int LEAST = 8;

	private RepeatedBytes() {
	}

	/**
	 * Whether it is an MPEG transport stream (ISO/IEC 13818-1), from its first packet on.
	 */
	static boolean areTransportStream(byte[] bytes, int length) {
		for (int size : SIZES) {
			int at = (size == SIZES[0]) ? 0 : TIME;
			int packets = 0;
			while (packets < PACKETS && at < length && bytes[at] == SYNC) {
				packets++;
				at += size;
			}
			if (packets == PACKETS) {
				return true;
			}
		}
		return false;
	}

	/**
	 * In what a text without a byte-order mark is written whose characters have two bytes
	 * each, and are such as Europe writes.
	 * @return null if it is no such text
	 */
	static @Nullable Charset utf16(byte[] bytes, int length) {
		int size = Math.min(length, LOOKED_AT) & ~1;
		if (size < LEAST) {
			return null;
		}
		if (isText(bytes, size, 1)) {
			return StandardCharsets.UTF_16LE;
		}
		return isText(bytes, size, 0) ? StandardCharsets.UTF_16BE : null;
	}

	/** Whether each character has a 0 there, and beside it what a text has. */
	private static boolean isText(byte[] bytes, int size, int zero) {
		for (int at = 0; at < size; at += 2) {
			int character = bytes[at + 1 - zero] & 0xFF;
			boolean written = character >= ' ' || character == '\t' || character == '\n' || character == '\r';
			if (bytes[at + zero] != 0 || !written || (character >= 0x7F && character < 0xA0)) {
				return false;
			}
		}
		return true;
	}

	/** Whether it is a cursor: pictures with a place where they point, as icons begin. */
	static boolean areCursor(byte[] bytes, int length) {
		return length > 9 && bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 2 && bytes[3] == 0 && bytes[4] != 0
				&& bytes[5] == 0 && bytes[9] == 0;
	}

}
