package dev.driveyard.content;

/**
 * A stretch of a source.
 */
public record ByteRange(long position, long length) {

	/**
	 * A stretch that lies where one can.
	 * @throws IllegalArgumentException if a component is negative or the end is beyond
	 * what a long can say
	 */
	public ByteRange {
		if (position < 0 || length < 0 || position + length < 0) {
			throw new IllegalArgumentException("No range: " + length + " bytes from " + position);
		}
	}

	/**
	 * The position after the last byte.
	 */
	public long end() {
		return this.position + this.length;
	}

}
