package dev.driveyard.content.metadata.structure;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;

/**
 * Goes through the image file directories of a file of TIFF's form, each once, those
 * below one before those that follow it; of BigTIFF's, whose numbers are of 64 bits, too.
 */
final class TiffWalk {

	private static final int BIG = 43;

	private final Content content;

	private final boolean littleEndian;

	/** Of what counts and says where something is, in bytes. */
	private final int wide;

	private final TiffPolicy policy;

	private final Set<Long> seen = new HashSet<>();

	private final Deque<Long> ahead = new ArrayDeque<>();

	/** Of a file. */
	TiffWalk(Content content, TiffPolicy policy) throws IOException {
		this.content = content;
		this.policy = policy;
		this.littleEndian = content.bytes(0, 1)[0] == 'I';
		this.wide = (at(2).u16() == BIG) ? 8 : 4;
		this.ahead.push(at(this.wide).number(this.wide));
	}

	/**
	 * Of a part of a file.
	 * @param mark where the two letters are that tell the order of bytes
	 * @param from where the first directory is
	 */
	TiffWalk(Content content, int mark, int from, TiffPolicy policy) throws IOException {
		this.content = content;
		this.policy = policy;
		this.littleEndian = content.bytes(mark, 1)[0] == 'I';
		this.wide = 4;
		this.ahead.push((long) from);
	}

	/** Tells of the numbers that the tags of each directory have. */
	void forEach(FolderConsumer consumer) throws IOException {
		while (!this.ahead.isEmpty() && this.seen.size() < this.policy.folders()) {
			long from = this.ahead.pop();
			if (from != 0 && this.seen.add(from) && isWithin(from, (this.wide == 8) ? 8 : 2)) {
				consumer.accept(folder(from));
			}
		}
	}

	private Cursor at(long position) {
		return this.littleEndian ? Cursor.littleEndian(this.content, position)
				: Cursor.bigEndian(this.content, position);
	}

	private boolean isWithin(long from, long length) throws EOFException {
		boolean within = from >= 0 && length >= 0 && from <= this.content.size() - length;
		if (!within && this.policy.strict()) {
			throw new EOFException(
					"it is cut off: a part of it would be at " + from + ", its end is at " + this.content.size());
		}
		return within;
	}

	private Map<Integer, long[]> folder(long from) throws IOException {
		Map<Integer, long[]> folder = new TreeMap<>();
		Cursor at = at(from);
		long entries = (this.wide == 8) ? at.number(8) : at.u16();
		int length = 4 + 2 * this.wide;
		long first = at.position;
		for (long i = 0; i < Math.min(entries, this.policy.entries()) && isWithin(first + i * length, length); i++) {
			Cursor entry = at(first + i * length);
			int tag = entry.u16();
			if (this.policy.wants(tag)) {
				folder.put(tag, values(entry));
			}
		}
		boolean possible = entries >= 0 && entries <= this.content.size() / length;
		if (isWithin(first, possible ? entries * length : -1)) {
			goOn(at(first + entries * length), folder);
		}
		return folder;
	}

	/** With those below it, then with the next. */
	private void goOn(Cursor end, Map<Integer, long[]> folder) throws IOException {
		if (end.has(this.wide)) {
			this.ahead.push(end.number(this.wide));
		}
		List<Integer> below = this.policy.below();
		for (int i = below.size() - 1; i >= 0; i--) {
			long[] places = folder.getOrDefault(below.get(i), new long[0]);
			for (int k = places.length - 1; k >= 0; k--) {
				this.ahead.push(places[k]);
			}
		}
	}

	/** Only whole numbers; of bytes where they are and how many. */
	private long[] values(Cursor at) throws IOException {
		int type = at.u16();
		long count = at.number(this.wide);
		long place = at.position;
		int size = switch (type) {
			case 3 -> 2;
			case 4, 13 -> 4;
			case 16, 18 -> 8;
			default -> 0;
		};
		if (size == 0) {
			boolean apart = count > this.wide && !this.policy.strict();
			return apart ? new long[] { at.number(this.wide), count } : new long[0];
		}
		if (count < 0 || (this.policy.strict() && count > this.policy.values())) {
			return new long[0];
		}
		return numbers(at((count <= this.wide / size) ? place : at.number(this.wide)), count, size);
	}

	private long[] numbers(Cursor at, long count, int size) throws IOException {
		long[] numbers = new long[(int) Math.min(count, this.policy.values())];
		if (isWithin(at.position, (long) numbers.length * size)) {
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = at.number(size);
			}
		}
		return numbers;
	}

	/**
	 * Told of directories.
	 */
	@FunctionalInterface
	interface FolderConsumer {

		/** Told of one by its tags. */
		void accept(Map<Integer, long[]> folder) throws IOException;

	}

}
