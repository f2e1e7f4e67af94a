package dev.driveyard.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The sampled identity of content: BLAKE3 of the size, as 8 bytes with the lowest first,
 * followed by the whole content if it has at most 102,400 bytes, else by 57,344 bytes of
 * it: 8 KiB from its start, four samples of 10,240 bytes spread evenly between, and 8 KiB
 * from its end. Empty content has none.
 * <p>
 * Equal ids of large contents mean that these are probably equal, not that they are. All
 * methods are pure and thread-safe. To identify many contents at once, let
 * {@link #message} put what is to be hashed into one array, and give that to
 * {@link Blake3Batch}.
 */
public final class CasId {

	/** Up to this size all is hashed. */
	public static final int WHOLE = 102_400;

	/** The most bytes that a message has. */
	public static final int MOST = Long.BYTES + WHOLE;

	private static final int EDGE = 8192;

	private static final int SAMPLE = 10_240;

	private static final int SAMPLES = 4;

	private CasId() {
	}

	/**
	 * The id of a source.
	 * @param size how many bytes the source has
	 * @throws SourceShrunkException if it ends before
	 */
	public static Optional<ContentHash> of(ByteSource source, long size) throws IOException {
		if (size == 0) {
			return Optional.empty();
		}
		byte[] message = new byte[messageLength(size)];
		message(source, size, message, 0);
		return Optional.of(Blake3.hash(message));
	}

	/**
	 * The id of a content that is a stretch of an array.
	 */
	public static Optional<ContentHash> of(byte[] data, int offset, int length) {
		ByteBuffer content = ByteBuffer.wrap(data, offset, length).slice();
		try {
			return of((target, position) -> copy(content, target, (int) position), length);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int copy(ByteBuffer content, ByteBuffer target, int position) {
		int length = target.remaining();
		target.put(content.slice(position, length));
		return length;
	}

	/**
	 * How many bytes are hashed for the id of a content of some size.
	 */
	public static int messageLength(long size) {
		return Long.BYTES + ((size <= WHOLE) ? (int) size : 2 * EDGE + SAMPLES * SAMPLE);
	}

	/**
	 * Puts the bytes whose hash is the id into an array.
	 * @param size how many bytes the source has
	 * @return how many bytes were put, as {@link #messageLength} says
	 * @throws SourceShrunkException if the source ends before
	 */
	public static int message(ByteSource source, long size, byte[] target, int offset) throws IOException {
		ByteBuffer.wrap(target, offset, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(size);
		int at = offset + Long.BYTES;
		if (size <= WHOLE) {
			FullReads.read(source, 0, target, at, (int) size);
			return messageLength(size);
		}
		FullReads.read(source, 0, target, at, EDGE);
		at += EDGE;
		long step = (size - 2 * EDGE) / SAMPLES;
		for (int i = 0; i < SAMPLES; i++) {
			FullReads.read(source, EDGE + i * step, target, at, SAMPLE);
			at += SAMPLE;
		}
		FullReads.read(source, size - EDGE, target, at, EDGE);
		return messageLength(size);
	}

}
