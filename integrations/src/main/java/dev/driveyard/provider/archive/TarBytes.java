package dev.driveyard.provider.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bytes of an entry of a tar archive, which are where they are: any position is
 * reached at once.
 */
final class TarBytes implements EntryBytes {

	private static final int MOST_ZEROS = 64 * 1024;

	/**
	 * Reads the archive.
	 */
	@FunctionalInterface
	interface Bytes {

		void readFully(ByteBuffer target, long position) throws IOException;

	}

	private final Bytes archive;

	private final SparseMap map;

	private final long start;

	/**
	 * @param start position in the archive of the first stretch of data
	 */
	TarBytes(Bytes archive, SparseMap map, long start) {
		this.archive = archive;
		this.map = map;
		this.start = start;
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		if (position >= this.map.size()) {
			return -1;
		}
		long stored = this.start;
		long next = this.map.size();
		for (int i = 0; i < this.map.count(); i++) {
			long offset = this.map.offset(i);
			long length = this.map.length(i);
			if (position < offset) {
				next = offset;
				break;
			}
			if (position < offset + length) {
				return data(target, stored + position - offset, offset + length - position);
			}
			stored += length;
		}
		int zeros = (int) Math.min(Math.min(target.remaining(), MOST_ZEROS), next - position);
		target.put(new byte[zeros]);
		return zeros;
	}

	private int data(ByteBuffer target, long position, long most) throws IOException {
		int length = (int) Math.min(target.remaining(), most);
		ByteBuffer part = target.slice(target.position(), length);
		this.archive.readFully(part, position);
		target.position(target.position() + length);
		return length;
	}

	@Override
	public void close() {
		// the archive is another's
	}

}
