package dev.driveyard.content.metadata.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file that is read, in the child: any range of its bytes, fetched in blocks of which
 * the latest are kept.
 */
public final class Content {

	private static final int BLOCK = 1 << 16;

	private static final int KEPT = 16;

	private final long size;

	private final byte[] prefix;

	private final long limit;

	private final Fetch fetch;

	private long fetched;

	private final Map<Long, byte[]> blocks = new LinkedHashMap<>(32, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
			return size() > KEPT;
		}

	};

	/**
	 * A file.
	 * @param size of the whole file
	 * @param prefix its first bytes
	 * @param limit how many bytes may be fetched
	 */
	public Content(long size, byte[] prefix, long limit, Fetch fetch) {
		this.size = size;
		this.prefix = prefix;
		this.limit = limit;
		this.fetch = fetch;
	}

	public long size() {
		return this.size;
	}

	/**
	 * Reads at least one byte.
	 * @return how many, or -1 at the end
	 */
	public int read(long position, byte[] into, int offset, int length) throws IOException {
		if (position < 0 || position >= this.size) {
			return -1;
		}
		boolean first = position < this.prefix.length;
		byte[] block = first ? this.prefix : block(position / BLOCK);
		int from = first ? (int) position : (int) (position % BLOCK);
		int count = Math.min(length, block.length - from);
		if (count <= 0) {
			return (length == 0) ? 0 : -1;
		}
		System.arraycopy(block, from, into, offset, count);
		return count;
	}

	private byte[] block(long index) throws IOException {
		byte[] block = this.blocks.get(index);
		if (block == null) {
			int length = (int) Math.min(BLOCK, this.size - index * BLOCK);
			this.fetched += length;
			if (this.fetched > this.limit) {
				throw new TooLargeException(this.limit);
			}
			block = this.fetch.fetch(index * BLOCK, length);
			this.blocks.put(index, block);
		}
		return block;
	}

	/** Exactly these bytes. */
	public byte[] bytes(long position, int length) throws IOException {
		byte[] bytes = upTo(position, length);
		if (bytes.length < length) {
			throw new EOFException(
					"the file ends at " + this.size + " where " + length + " bytes should follow " + position);
		}
		return bytes;
	}

	/** These bytes as far as they are there. */
	public byte[] upTo(long position, int length) throws IOException {
		byte[] bytes = new byte[(int) Math.max(0, Math.min(length, this.size - position))];
		int filled = 0;
		while (filled < bytes.length) {
			int count = read(position + filled, bytes, filled, bytes.length - filled);
			if (count < 0) {
				return Arrays.copyOf(bytes, filled);
			}
			filled += count;
		}
		return bytes;
	}

	/** What is in memory already. */
	public static Content of(byte[] bytes) {
		return new Content(bytes.length, bytes, 0, (position, length) -> new byte[0]);
	}

	/** A file within the file, as far as it is there. */
	public Content part(long from, long length) throws IOException {
		long there = Math.max(0, Math.min(length, this.size - from));
		byte[] first = upTo(from, (int) Math.min(there, BLOCK));
		return new Content(there, first, this.limit, (position, count) -> upTo(from + position, count));
	}

	public InputStream stream() {
		return new ContentStream(this);
	}

	/**
	 * Gets bytes from where the file is.
	 */
	@FunctionalInterface
	public interface Fetch {

		/** The bytes, fewer if the file ends before. */
		byte[] fetch(long position, int length) throws IOException;

	}

}
