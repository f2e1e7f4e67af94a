package dev.driveyard.transfer.copy;

import java.io.IOException;

import dev.driveyard.storage.SourceFile;

/**
 * The stretches of data and the holes of a file, in order.
 *
 * @param sparse whether there may be holes at all
 */
record DataExtents(SourceFile file, long size, boolean sparse) {

	static DataExtents of(SourceFile file, long size) throws IOException {
		return new DataExtents(file, size, size > 0 && file.isSparse());
	}

	/**
	 * Visits all from a position on.
	 */
	void forEach(long from, Visitor data, Visitor hole) throws IOException {
		for (long position = from; position < this.size;) {
			long start = this.sparse ? nextData(position) : position;
			if (start > position) {
				hole.visit(position, start - position);
			}
			long end = this.sparse ? nextHole(start) : this.size;
			if (end > start) {
				data.visit(start, end - start);
			}
			position = end;
		}
	}

	private long nextData(long position) throws IOException {
		long found = this.file.nextData(position);
		return (found < 0) ? this.size : Math.min(found, this.size);
	}

	private long nextHole(long position) throws IOException {
		return (position < this.size) ? Math.min(this.file.nextHole(position), this.size) : this.size;
	}

	/**
	 * Takes a stretch.
	 */
	@FunctionalInterface
	interface Visitor {

		void visit(long position, long length) throws IOException;

	}

}
