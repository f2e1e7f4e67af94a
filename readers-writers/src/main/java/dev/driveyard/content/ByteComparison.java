package dev.driveyard.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/**
 * Compares what two sources hold, byte by byte. For any thread.
 */
public final class ByteComparison {

	private static final int BUFFER = 1 << 20;

	private static final ThreadLocal<ByteBuffer[]> BUFFERS = ThreadLocal
		.withInitial(() -> new ByteBuffer[] { ByteBuffer.allocateDirect(BUFFER), ByteBuffer.allocateDirect(BUFFER) });

	private ByteComparison() {
	}

	/**
	 * Whether two sources hold the same from their starts.
	 * @param length of both, in bytes
	 * @param progress told now and then how many bytes were the same; what it throws ends
	 * the comparison
	 * @throws SourceShrunkException if a source ends before that
	 * @throws IOException if a read fails
	 */
	public static boolean isSame(ByteSource one, ByteSource other, long length, LongConsumer progress)
			throws IOException {
		ByteBuffer[] buffers = BUFFERS.get();
		for (long at = 0; at < length; at += BUFFER) {
			progress.accept(at);
			int size = (int) Math.min(BUFFER, length - at);
			FullReads.read(one, at, buffers[0].clear().limit(size));
			FullReads.read(other, at, buffers[1].clear().limit(size));
			if (!buffers[0].flip().equals(buffers[1].flip())) {
				return false;
			}
		}
		return true;
	}

}
