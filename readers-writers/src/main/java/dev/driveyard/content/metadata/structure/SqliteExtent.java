package dev.driveyard.content.metadata.structure;

import java.io.EOFException;
import java.io.IOException;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * Whether an SQLite database has all pages that its header counts:
 * <a href="https://www.sqlite.org/fileformat2.html">file format</a>, section 1.3.
 */
public final class SqliteExtent {

	private SqliteExtent() {
	}

	/**
	 * Requires them.
	 * @throws EOFException if it is cut off
	 */
	public static void check(Content content) throws IOException {
		int coded = Cursor.bigEndian(content, 16).u16();
		long page = (coded == 1) ? 1 << 16 : coded;
		if (page < 512 || Long.bitCount(page) != 1) {
			throw new IOException("its pages would have " + page + " bytes");
		}
		long changes = Cursor.bigEndian(content, 24).u32();
		long pages = Cursor.bigEndian(content, 28).u32();
		long counted = Cursor.bigEndian(content, 92).u32();
		if (pages > 0 && changes == counted && pages * page > content.size()) {
			throw new EOFException(
					"it is cut off: its header counts " + pages * page + " bytes, " + content.size() + " are there");
		}
		if (content.size() % page != 0) {
			throw new EOFException(
					"it is cut off: its last page has " + content.size() % page + " of " + page + " bytes");
		}
	}

}
