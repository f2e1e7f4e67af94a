package dev.driveyard.content.metadata.picture;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import dev.driveyard.content.metadata.structure.TiffFolders;

/**
 * TIFF with numbers of 64 bits: the size of its first picture.
 */
final class BigTiff {

	private static final int VERSION = 43;

	private static final int WIDTH = 256;

	private static final int HEIGHT = 257;

	private BigTiff() {
	}

	/** Whether it is no TIFF of 32 bits. */
	static boolean is(Content content) throws IOException {
		boolean little = content.bytes(0, 1)[0] == 'I';
		return (little ? Cursor.littleEndian(content, 2) : Cursor.bigEndian(content, 2)).u16() == VERSION;
	}

	static void read(Content content, MetadataDraft draft) throws IOException {
		List<Map<Integer, long[]>> folders = TiffFolders.read(content);
		Map<Integer, long[]> first = folders.isEmpty() ? Map.of() : folders.get(0);
		if (first.isEmpty()) {
			throw new EOFException("it ends before its first picture");
		}
		long width = number(first, WIDTH);
		long height = number(first, HEIGHT);
		if (width > 0 && height > 0) {
			draft.size(width, height);
		}
	}

	private static long number(Map<Integer, long[]> folder, int tag) {
		long[] values = folder.getOrDefault(tag, new long[0]);
		return (values.length > 0) ? values[0] : 0;
	}

}
