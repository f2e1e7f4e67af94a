package dev.driveyard.content;

import java.nio.ByteBuffer;

/**
 * Sources without files.
 */
final class Sources {

	private Sources() {
	}

	static ByteSource of(byte[] data) {
		return (target, position) -> {
			if (position >= data.length) {
				return -1;
			}
			int length = (int) Math.min(target.remaining(), data.length - position);
			target.put(data, (int) position, length);
			return length;
		};
	}

	static ByteSource zeros() {
		return (target, position) -> {
			int length = target.remaining();
			target.put(ByteBuffer.allocate(length));
			return length;
		};
	}

	/** Every byte depends on where it is, and the source is of any size. */
	static ByteSource endless() {
		return (target, position) -> {
			int length = target.remaining();
			for (int i = 0; i < length; i++) {
				target.put(at(position + i));
			}
			return length;
		};
	}

	static byte at(long position) {
		return (byte) ((position * 0x9E3779B97F4A7C15L) >>> 56);
	}

}
