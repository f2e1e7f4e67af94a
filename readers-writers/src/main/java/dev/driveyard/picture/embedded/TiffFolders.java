package dev.driveyard.picture.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * The image file directories of a file of TIFF's form, also those below others.
 */
public final class TiffFolders {

	private static final int ORIENTATION = 0x112;

	private static final int SUB_FOLDERS = 0x14A;

	private static final int EXIF = 0x8769;

	private static final int MOST_FOLDERS = 64;

	private static final int MOST_ENTRIES = 1000;

	private static final int MOST_VALUES = 64;

	private final Content content;

	private final boolean littleEndian;

	private final Set<Long> seen = new HashSet<>();

	private final List<Map<Integer, long[]>> folders = new ArrayList<>();

	private TiffFolders(Content content, boolean littleEndian) {
		this.content = content;
		this.littleEndian = littleEndian;
	}

	/** All of them, the first one first; each with the numbers that its tags have. */
	static List<Map<Integer, long[]>> read(Content content) throws IOException {
		TiffFolders tiff = new TiffFolders(content, content.bytes(0, 1)[0] == 'I');
		tiff.chain(tiff.at(4).u32());
		return tiff.folders;
	}

	/** How a picture is turned, 1 to 8; 1 if nothing is said. */
	public static int orientation(Content content) {
		try {
			String head = new String(content.upTo(0, 4), StandardCharsets.ISO_8859_1);
			if (head.equals("II+\0") || head.equals("MM\0+")) {
				return 1;
			}
			List<Map<Integer, long[]>> folders = read(content);
			return folders.isEmpty() ? 1 : orientation(folders.get(0));
		}
		catch (IOException ex) {
			return 1;
		}
	}

	static int orientation(Map<Integer, long[]> folder) {
		long[] values = folder.getOrDefault(ORIENTATION, new long[] { 1 });
		return (values.length > 0 && values[0] >= 1 && values[0] <= 8) ? (int) values[0] : 1;
	}

	private Cursor at(long position) {
		return this.littleEndian ? Cursor.littleEndian(this.content, position)
				: Cursor.bigEndian(this.content, position);
	}

	private void chain(long from) throws IOException {
		long next = from;
		while (next > 0 && this.seen.add(next) && this.folders.size() < MOST_FOLDERS && at(next).has(6)) {
			next = folder(next);
		}
	}

	private long folder(long from) throws IOException {
		Map<Integer, long[]> folder = new TreeMap<>();
		this.folders.add(folder);
		Cursor at = at(from);
		int entries = at.u16();
		for (int i = 0; i < Math.min(entries, MOST_ENTRIES) && at.has(12); i++) {
			int tag = at.u16();
			folder.put(tag, values(at));
		}
		for (int tag : new int[] { SUB_FOLDERS, EXIF }) {
			for (long below : folder.getOrDefault(tag, new long[0])) {
				chain(below);
			}
		}
		return at.has(4) ? at.u32() : 0;
	}

	/** Only whole numbers; of bytes where they are. */
	private long[] values(Cursor at) throws IOException {
		int type = at.u16();
		long count = at.u32();
		long place = at.position;
		at.skip(4);
		int size = (type == 3) ? 2 : (type == 4 || type == 13) ? 4 : 0;
		if (size == 0) {
			return (count > 4) ? new long[] { at(place).u32(), count } : new long[0];
		}
		Cursor values = at((count * size <= 4) ? place : at(place).u32());
		long[] numbers = new long[(int) Math.min(count, MOST_VALUES)];
		for (int i = 0; i < numbers.length && values.has(size); i++) {
			numbers[i] = values.number(size);
		}
		return numbers;
	}

}
