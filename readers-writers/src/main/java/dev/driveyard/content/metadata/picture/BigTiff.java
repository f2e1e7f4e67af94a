package dev.driveyard.content.metadata.picture;

import java.io.EOFException;
import java.io.IOException;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * TIFF with numbers of 64 bits: the size of its first picture.
 */
final class BigTiff {

	private static final int VERSION = 43;

	private static final int FIRST_DIRECTORY = 8;

	private static final int ENTRY = 20;

	private static final int WIDTH = 256;

	private static final int HEIGHT = 257;

	private static final int MOST_ENTRIES = 4096;

	private BigTiff() {
	}

	/** Whether it is no TIFF of 32 bits. */
	static boolean is(Content content) throws IOException {
		return cursor(content, 2).u16() == VERSION;
	}

	static void read(Content content, MetadataDraft draft) throws IOException {
		Cursor at = cursor(content, FIRST_DIRECTORY);
		at.position = at.s64();
		long entries = at.s64();
		if (entries < 1 || entries > MOST_ENTRIES) {
			throw new EOFException("it ends before its first picture");
		}
		long from = at.position;
		long width = 0;
		long height = 0;
		for (int entry = 0; entry < entries; entry++) {
			at.position = from + (long) entry * ENTRY;
			int tag = at.u16();
			if (tag == WIDTH || tag == HEIGHT) {
				long value = number(at);
				width = (tag == WIDTH) ? value : width;
				height = (tag == HEIGHT) ? value : height;
			}
		}
		if (width > 0 && height > 0) {
			draft.size(width, height);
		}
	}

	private static long number(Cursor at) throws IOException {
		int type = at.u16();
		at.skip(Long.BYTES);
		return switch (type) {
			case 3 -> at.u16();
			case 4 -> at.u32();
			default -> at.s64();
		};
	}

	private static Cursor cursor(Content content, long position) throws IOException {
		boolean little = content.bytes(0, 1)[0] == 'I';
		return little ? Cursor.littleEndian(content, position) : Cursor.bigEndian(content, position);
	}

}
