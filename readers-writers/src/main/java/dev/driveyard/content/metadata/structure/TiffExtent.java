package dev.driveyard.content.metadata.structure;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Whether the strips and tiles of all pages of a TIFF or BigTIFF file, and of the
 * pictures in these, are within it.
 */
public final class TiffExtent {

	private static final int STRIP_OFFSETS = 273;

	private static final int STRIP_SIZES = 279;

	private static final int TILE_OFFSETS = 324;

	private static final int TILE_SIZES = 325;

	private static final int INNER = 330;

	private static final Set<Integer> LOOKED_AT = Set.of(STRIP_OFFSETS, STRIP_SIZES, TILE_OFFSETS, TILE_SIZES, INNER);

	/** Directories of one file. */
	private static final int MOST_PAGES = 100_000;

	/** Strips or tiles of one picture. */
	private static final int MOST_PARTS = 1 << 22;

	private final Content content;

	private final boolean little;

	private final boolean big;

	private final Deque<Long> directories = new ArrayDeque<>();

	private TiffExtent(Content content, boolean little, boolean big) {
		this.content = content;
		this.little = little;
		this.big = big;
	}

	/**
	 * Requires all of it.
	 * @throws EOFException if it is cut off
	 */
	public static void check(Content content) throws IOException {
		boolean little = content.bytes(0, 1)[0] == 'I';
		Cursor at = cursor(content, little, 2);
		boolean big = at.u16() == 43;
		TiffExtent file = new TiffExtent(content, little, big);
		at.position = big ? 8 : 4;
		file.directories.add(big ? at.s64() : at.u32());
		file.pages();
	}

	private static Cursor cursor(Content content, boolean little, long position) {
		return little ? Cursor.littleEndian(content, position) : Cursor.bigEndian(content, position);
	}

	private void pages() throws IOException {
		Set<Long> seen = new HashSet<>();
		while (!this.directories.isEmpty() && seen.size() < MOST_PAGES) {
			long at = this.directories.remove();
			if (at != 0 && seen.add(at)) {
				require(at, 2);
				directory(cursor(this.content, this.little, at));
			}
		}
	}

	private void directory(Cursor at) throws IOException {
		long entries = this.big ? at.s64() : at.u16();
		int length = this.big ? 20 : 12;
		require(at.position, Math.multiplyExact(entries, length));
		Map<Integer, long[]> values = new HashMap<>();
		long from = at.position;
		for (long entry = 0; entry < entries; entry++) {
			at.position = from + entry * length;
			int tag = at.u16();
			if (LOOKED_AT.contains(tag)) {
				values.put(tag, values(at));
			}
		}
		at.position = from + entries * length;
		if (at.has(this.big ? 8 : 4)) {
			this.directories.add(this.big ? at.s64() : at.u32());
		}
		for (long inner : values.getOrDefault(INNER, new long[0])) {
			this.directories.add(inner);
		}
		parts(values.get(STRIP_OFFSETS), values.get(STRIP_SIZES));
		parts(values.get(TILE_OFFSETS), values.get(TILE_SIZES));
	}

	private long[] values(Cursor at) throws IOException {
		int width = switch (at.u16()) {
			case 3 -> 2;
			case 4, 13 -> 4;
			case 16, 18 -> 8;
			default -> 0;
		};
		long count = this.big ? at.s64() : at.u32();
		if (width == 0 || count < 0 || count > MOST_PARTS) {
			return new long[0];
		}
		if (count * width > (this.big ? 8 : 4)) {
			at.position = this.big ? at.s64() : at.u32();
			require(at.position, count * width);
		}
		long[] values = new long[(int) count];
		for (int i = 0; i < values.length; i++) {
			values[i] = (width == 2) ? at.u16() : (width == 4) ? at.u32() : at.s64();
		}
		return values;
	}

	/** What has no size is not there. */
	private void parts(long @Nullable [] offsets, long @Nullable [] sizes) throws IOException {
		if (offsets == null || sizes == null) {
			return;
		}
		for (int i = 0; i < Math.min(offsets.length, sizes.length); i++) {
			if (sizes[i] != 0) {
				require(offsets[i], sizes[i]);
			}
		}
	}

	private void require(long from, long length) throws EOFException {
		if (from < 0 || length < 0 || from > this.content.size() - length) {
			throw new EOFException(
					"it is cut off: a part of it would be at " + from + ", its end is at " + this.content.size());
		}
	}

}
