package dev.driveyard.picture.decode;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What a JPEG file says of its picture before it begins.
 */
public final class JpegHeader {

	private static final String EXIF = "Exif\0\0";

	private static final String PROFILE = "ICC_PROFILE\0";

	private static final int MOST_SEGMENTS = 2000;

	private static final int LONGEST_PROFILE = 8 << 20;

	int width;

	int height;

	int components;

	int orientation = 1;

	boolean lossless;

	boolean progressive;

	/** How Adobe's programs say that colours were transformed, -1 if they don't. */
	int adobe = -1;

	private final Map<Integer, byte[]> profile = new TreeMap<>();

	private JpegHeader() {
	}

	static JpegHeader read(Content content) throws IOException {
		JpegHeader header = new JpegHeader();
		Cursor at = Cursor.bigEndian(content, 2);
		for (int segments = 0; segments < MOST_SEGMENTS && at.has(4); segments++) {
			int mark = at.u8();
			int marker = (mark == 0xFF) ? at.u8() : 0;
			while (marker == 0xFF && at.has(1)) {
				marker = at.u8();
			}
			if (mark != 0xFF || marker == 0xDA) {
				break;
			}
			if (marker == 1 || (marker >= 0xD0 && marker <= 0xD8)) {
				continue;
			}
			long next = at.position + Math.max(2, at.u16());
			header.segment(marker, at, (int) (next - at.position));
			at.position = next;
		}
		return header;
	}

	/**
	 * How large the picture is; 0 if the file is no JPEG, or one that loses nothing, as
	 * cameras use it for what their sensor sees.
	 */
	public static long pixels(Content content) throws IOException {
		byte[] head = content.upTo(0, 3);
		if (head.length < 3 || head[0] != (byte) 0xFF || head[1] != (byte) 0xD8 || head[2] != (byte) 0xFF) {
			return 0;
		}
		try {
			JpegHeader header = read(content);
			return header.lossless ? 0 : (long) header.width * header.height;
		}
		catch (EOFException ex) {
			return 0;
		}
	}

	private void segment(int marker, Cursor at, int length) throws IOException {
		if (marker == 0xE1 && length > 14 && starts(at, EXIF)) {
			this.orientation = ExifBlock.orientation(at.bytes(length - EXIF.length()), 0);
		}
		else if (marker == 0xE2 && length > 14 && starts(at, PROFILE)) {
			int number = at.skip(0).u16();
			this.profile.put(number >> 8, at.bytes(length - PROFILE.length() - 2));
		}
		else if (marker == 0xEE && length >= 12 && starts(at, "Adobe")) {
			this.adobe = at.skip(6).u8();
		}
		else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
			this.lossless = (marker & 3) == 3;
			this.progressive = marker == 0xC2;
			this.height = at.skip(1).u16();
			this.width = at.u16();
			this.components = at.u8();
		}
	}

	private static boolean starts(Cursor at, String text) throws IOException {
		long before = at.position;
		if (new String(at.bytes(text.length()), StandardCharsets.ISO_8859_1).equals(text)) {
			return true;
		}
		at.position = before;
		return false;
	}

	/** All parts of the ICC profile in their order. */
	byte @Nullable [] profile() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		this.profile.values().forEach(all::writeBytes);
		return (all.size() > 0 && all.size() < LONGEST_PROFILE) ? all.toByteArray() : null;
	}

}
