package dev.driveyard.picture.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * The pictures in an ID3 tag of version 2.
 */
final class Id3Pictures {

	private static final int MOST_FRAMES = 2000;

	private static final int LONGEST = 32 << 20;

	private Id3Pictures() {
	}

	/**
	 * Looks for them.
	 * @return where the tag ends
	 */
	static long read(Content content, long from, SoundCovers.Finder finder) throws IOException {
		byte[] head = content.bytes(from, 10);
		int version = head[3];
		boolean old = version < 3;
		long end = Math.min(content.size(), from + 10 + synchSafe(head, 6));
		Cursor at = Cursor.bigEndian(content, from + 10);
		if (!old && (head[5] & 0x40) != 0) {
			int extended = synchSafe(at.bytes(4), 0);
			at.skip((version == 3) ? extended : Math.max(0, extended - 4));
		}
		for (int frames = 0; frames < MOST_FRAMES && at.position + (old ? 6 : 10) < end; frames++) {
			String name = at.text(old ? 3 : 4, StandardCharsets.ISO_8859_1);
			long size = old ? at.u24() : (version == 3) ? at.u32() : synchSafe(at.bytes(4), 0);
			int flags = old ? 0 : at.u16();
			long next = at.position + size;
			if (name.charAt(0) == 0 || next > end) {
				break;
			}
			if (name.equals(old ? "PIC" : "APIC") && size < LONGEST && (flags & 0x0C) == 0) {
				boolean packed = (head[5] & 0x80) != 0 || (version == 4 && (flags & 2) != 0);
				int skipped = (version == 4 && (flags & 1) != 0) ? 4 : 0;
				byte[] frame = content.bytes(at.position + skipped, (int) size - skipped);
				picture(packed ? synchronised(frame) : frame, old, finder);
			}
			at.position = next;
		}
		return end;
	}

	/** Encoding, type, kind and text before the picture. */
	private static void picture(byte[] frame, boolean old, SoundCovers.Finder finder) {
		int at = 1;
		if (old) {
			at += 3;
		}
		else {
			while (at < frame.length && frame[at] != 0) {
				at++;
			}
			at++;
		}
		if (at >= frame.length) {
			return;
		}
		int kind = frame[at++];
		boolean wide = frame[0] == 1 || frame[0] == 2;
		while (at + 1 < frame.length && (frame[at] != 0 || (wide && frame[at + 1] != 0))) {
			at += wide ? 2 : 1;
		}
		at += wide ? 2 : 1;
		if (at < frame.length) {
			byte[] picture = new byte[frame.length - at];
			System.arraycopy(frame, at, picture, 0, picture.length);
			finder.found(kind, Content.of(picture));
		}
	}

	private static byte[] synchronised(byte[] data) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
		for (int i = 0; i < data.length; i++) {
			out.write(data[i]);
			if (data[i] == (byte) 0xFF && i + 1 < data.length && data[i + 1] == 0) {
				i++;
			}
		}
		return out.toByteArray();
	}

	private static int synchSafe(byte[] bytes, int at) {
		return ((bytes[at] & 0x7F) << 21) | ((bytes[at + 1] & 0x7F) << 14) | ((bytes[at + 2] & 0x7F) << 7)
				| (bytes[at + 3] & 0x7F);
	}

}
