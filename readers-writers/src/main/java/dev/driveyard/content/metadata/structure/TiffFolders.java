package dev.driveyard.content.metadata.structure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * The image file directories of a file of TIFF's form, also those below others; of
 * BigTIFF's, whose numbers are of 64 bits, too.
 */
public final class TiffFolders {

	private static final int ORIENTATION = 0x112;

	private static final int SUB_FOLDERS = 0x14A;

	private static final int EXIF = 0x8769;

	private static final int BIG = 43;

	private static final int MOST_FOLDERS = 64;

	private static final int MOST_ENTRIES = 1000;

	private static final int MOST_VALUES = 64;

	private final Content content;

	private final boolean littleEndian;

	/** Of what counts and says where something is, in bytes. */
	private final int wide;

	/** Tags that say where more of them are. */
	private final int[] below;

	private final Set<Long> seen = new HashSet<>();

	private final List<Map<Integer, long[]>> folders = new ArrayList<>();

	private TiffFolders(Content content, boolean littleEndian) throws IOException {
		this.content = content;
		this.littleEndian = littleEndian;
		this.wide = (at(2).u16() == BIG) ? 8 : 4;
		this.below = new int[] { SUB_FOLDERS, EXIF };
	}

	private TiffFolders(Content note, boolean littleEndian, int below) {
		this.content = note;
		this.littleEndian = littleEndian;
		this.wide = 4;
		this.below = new int[] { below };
	}

	/** All of them, the first one first; each with the numbers that its tags have. */
	public static List<Map<Integer, long[]>> read(Content content) throws IOException {
		TiffFolders tiff = new TiffFolders(content, content.bytes(0, 1)[0] == 'I');
		tiff.chain(tiff.at(tiff.wide).number(tiff.wide));
		return tiff.folders;
	}

	/**
	 * Those of a maker's note, where places count from its beginning.
	 * @param mark where the two letters are that tell the order of bytes
	 * @param from where the first one is
	 * @param below a tag that says where another is
	 */
	public static List<Map<Integer, long[]>> ofNote(Content note, int mark, int from, int below) throws IOException {
		TiffFolders tiff = new TiffFolders(note, note.bytes(mark, 1)[0] == 'I', below);
		tiff.chain(from);
		return tiff.folders;
	}

	/** How a picture is turned, 1 to 8; 1 if nothing is said. */
	public static int orientation(Content content) {
		try {
			List<Map<Integer, long[]>> folders = read(content);
			return folders.isEmpty() ? 1 : orientation(folders.get(0));
		}
		catch (IOException ex) {
			return 1;
		}
	}

	/** The same by what a folder says. */
	public static int orientation(Map<Integer, long[]> folder) {
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
		long entries = (this.wide == 8) ? at.number(8) : at.u16();
		for (int i = 0; i < Math.min(entries, MOST_ENTRIES) && at.has(4 + 2 * this.wide); i++) {
			int tag = at.u16();
			folder.put(tag, values(at));
		}
		for (int tag : this.below) {
			for (long place : folder.getOrDefault(tag, new long[0])) {
				chain(place);
			}
		}
		return at.has(this.wide) ? at.number(this.wide) : 0;
	}

	/** Only whole numbers; of bytes where they are. */
	private long[] values(Cursor at) throws IOException {
		int type = at.u16();
		long count = at.number(this.wide);
		long place = at.position;
		at.skip(this.wide);
		int size = switch (type) {
			case 3 -> 2;
			case 4, 13 -> 4;
			case 16, 18 -> 8;
			default -> 0;
		};
		if (size == 0) {
			return (count > this.wide) ? new long[] { at(place).number(this.wide), count } : new long[0];
		}
		Cursor values = at((count <= this.wide / size) ? place : at(place).number(this.wide));
		long[] numbers = new long[(int) Math.min(count, MOST_VALUES)];
		for (int i = 0; i < numbers.length && values.has(size); i++) {
			numbers[i] = values.number(size);
		}
		return numbers;
	}

}
