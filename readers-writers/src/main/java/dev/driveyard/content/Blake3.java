package dev.driveyard.content;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * BLAKE3 in default hash mode with 32 bytes, over a stream of bytes. After
 * <a href="https://github.com/BLAKE3-team/BLAKE3-specs">the paper of O'Connor, Aumasson,
 * Neves and Wilcox-O'Hearn</a>.
 * <p>
 * Not thread-safe. Keeps up to 256 KiB of input and 16 KiB of intermediate values; less
 * for short inputs. For many short messages see {@link Blake3Batch}, for large files
 * {@link TreeHash}.
 */
public final class Blake3 {

	/** Input is hashed in subtrees of so many bytes. */
	static final int SUBTREE = 256 * Compression.CHUNK;

	private static final int COPY = 16 * 1024;

	private final Forest forest;

	private final Spine spine = new Spine();

	private byte[] buffer = new byte[0];

	private int buffered;

	private long chunks;

	public Blake3() {
		this(new Forest(Kernels::forNodes));
	}

	Blake3(Forest forest) {
		this.forest = forest;
	}

	/**
	 * The hash of an array.
	 */
	public static ContentHash hash(byte[] data) {
		return hash(data, 0, data.length);
	}

	/**
	 * The hash of a stretch of an array.
	 */
	public static ContentHash hash(byte[] data, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, data.length);
		if (length > SUBTREE) {
			return new Blake3().update(data, offset, length).digest();
		}
		Forest forest = new Forest(Kernels::forNodes);
		forest.add(offset, length, 0, Compression.ROOT);
		forest.grow(data);
		return ContentHash.ofWords(forest.values(), forest.root(0));
	}

	/**
	 * Adds a stretch of an array, which may change afterwards.
	 */
	public Blake3 update(byte[] data, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, data.length);
		int at = offset;
		int end = offset + length;
		while (at < end) {
			int taken = take(data, at, end - at);
			at += taken;
		}
		return this;
	}

	/**
	 * Adds what remains in a buffer, and moves its position to its limit.
	 */
	public Blake3 update(ByteBuffer data) {
		if (data.hasArray()) {
			update(data.array(), data.arrayOffset() + data.position(), data.remaining());
			data.position(data.limit());
			return this;
		}
		byte[] copy = new byte[Math.min(COPY, data.remaining())];
		while (data.hasRemaining()) {
			int length = Math.min(copy.length, data.remaining());
			data.get(copy, 0, length);
			update(copy, 0, length);
		}
		return this;
	}

	/**
	 * The hash of all that was added so far; more can be added.
	 */
	public ContentHash digest() {
		grow(this.buffer, 0, this.buffered, this.spine.isEmpty() ? Compression.ROOT : 0);
		return this.spine.root(this.forest.values(), this.forest.root(0));
	}

	/**
	 * Hashes a full subtree if it is certain that more follows, else keeps the input: the
	 * last subtree is finished differently.
	 */
	private int take(byte[] data, int at, int length) {
		if (this.buffered == SUBTREE) {
			push(this.buffer, 0);
			this.buffered = 0;
		}
		if (this.buffered == 0 && length > SUBTREE) {
			push(data, at);
			return SUBTREE;
		}
		return keep(data, at, Math.min(length, SUBTREE - this.buffered));
	}

	private int keep(byte[] data, int at, int length) {
		if (this.buffer.length < this.buffered + length) {
			int capacity = Math.max(this.buffered + length, Math.min(2 * this.buffer.length, SUBTREE));
			this.buffer = Arrays.copyOf(this.buffer, capacity);
		}
		System.arraycopy(data, at, this.buffer, this.buffered, length);
		this.buffered += length;
		return length;
	}

	private void push(byte[] data, int at) {
		grow(data, at, SUBTREE, 0);
		this.spine.push(this.forest.values(), this.forest.root(0));
		this.chunks += SUBTREE / Compression.CHUNK;
	}

	private void grow(byte[] data, int at, int length, int rootFlag) {
		this.forest.clear();
		this.forest.add(at, length, this.chunks, rootFlag);
		this.forest.grow(data);
	}

}
