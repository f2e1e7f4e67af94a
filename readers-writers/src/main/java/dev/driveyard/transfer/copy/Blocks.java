package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.driveyard.content.Blake3;
import dev.driveyard.content.ContentHash;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads files block by block, with the memory of one thread.
 */
final class Blocks {

	/** Large enough to make calls rare, small enough to stay in a core's cache. */
	static final int SIZE = 256 * 1024;

	private static final byte[] ZEROS = new byte[SIZE];

	private final CopyHooks hooks;

	private final ByteBuffer block = ByteBuffer.allocateDirect(SIZE);

	private byte @Nullable [] copy;

	private @Nullable ByteBuffer other;

	/**
	 * How many of a source's first bytes the block holds; negative if they are others.
	 */
	private long held = -1;

	Blocks(CopyHooks hooks) {
		this.hooks = hooks;
	}

	/**
	 * Reads a block of the source, as far as it goes and the limit allows.
	 * @return the bytes; good until the next is read
	 * @throws CopyEndedException if the source can't be read, has become shorter or the
	 * copier is to stop
	 */
	ByteBuffer source(OpenFile source, long position, long length) {
		int wanted = this.hooks.limiter().largestBlock((int) Math.min(SIZE, length));
		pause(wanted);
		this.held = -1;
		try {
			ByteBuffer data = read(source, position, this.block.clear().limit(wanted));
			this.held = (position == 0) ? data.remaining() : -1;
			return data;
		}
		catch (IOException ex) {
			throw new CopyEndedException(CopyFailures.ofSource(ex));
		}
	}

	/** Waits for the limit, and ends all if the copier is to stop. */
	void pause(long bytes) {
		this.hooks.limiter().acquire(bytes, this.hooks.stop());
		stopIfAsked();
	}

	private void stopIfAsked() {
		if (this.hooks.stop().getAsBoolean()) {
			throw new CopyEndedException(new CopyOutcome.Stopped());
		}
	}

	private static ByteBuffer read(OpenFile file, long position, ByteBuffer target) throws IOException {
		if (file.read(target, position) < 1) {
			throw new CopyEndedException(new CopyOutcome.Changing(1));
		}
		return target.flip();
	}

	/** Adds a block to a hash; it can still be written afterwards. */
	void hash(@Nullable Blake3 hash, ByteBuffer data) {
		if (hash != null) {
			if (this.copy == null) {
				this.copy = new byte[SIZE];
			}
			int length = data.remaining();
			data.get(data.position(), this.copy, 0, length);
			hash.update(this.copy, 0, length);
		}
	}

	/** Adds a hole to a hash. */
	void hashHole(@Nullable Blake3 hash, long length) {
		if (hash == null) {
			return;
		}
		for (long left = length; left > 0; left -= SIZE) {
			stopIfAsked();
			hash.update(ZEROS, 0, (int) Math.min(SIZE, left));
		}
	}

	/** From now on the block holds nothing of a source. */
	void drop() {
		this.held = -1;
	}

	/**
	 * Reads a copy again. What still is in memory is compared, which takes less than to
	 * hash it.
	 * @param expected the hash of what was read from the source
	 * @return the hash of what the copy holds
	 */
	ContentHash hashOf(SourceFile copy, long size, ContentHash expected) throws IOException {
		if (this.held != size) {
			return hashOf(copy, size);
		}
		ByteBuffer written = other((int) size);
		while (written.hasRemaining() && copy.read(written, written.position()) > 0) {
			// until it is full, or the copy is at its end
		}
		if (written.flip().equals(this.block.duplicate().position(0).limit((int) size))) {
			return expected;
		}
		Blake3 hash = new Blake3();
		hash(hash, written);
		return hash.digest();
	}

	private ByteBuffer other(int size) {
		if (this.other == null) {
			this.other = ByteBuffer.allocateDirect(SIZE);
		}
		return this.other.clear().limit(size);
	}

	/**
	 * The hash of a file's first bytes.
	 */
	ContentHash hashOf(SourceFile file, long size) throws IOException {
		drop();
		Blake3 hash = new Blake3();
		DataExtents.of(file, size).forEach(0, (position, length) -> {
			for (long done = 0; done < length;) {
				stopIfAsked();
				int wanted = (int) Math.min(SIZE, length - done);
				ByteBuffer data = read(file, position + done, this.block.clear().limit(wanted));
				hash(hash, data);
				done += data.remaining();
			}
		}, (position, length) -> hashHole(hash, length));
		return hash.digest();
	}

	/**
	 * Whether two files begin with the same bytes, which are added to a hash.
	 */
	boolean sameBytes(OpenFile source, OpenFile target, long length, @Nullable Blake3 hash) throws IOException {
		drop();
		for (long position = 0; position < length;) {
			stopIfAsked();
			ByteBuffer data = read(source, position, this.block.clear().limit((int) Math.min(SIZE, length - position)));
			ByteBuffer copied = other(data.remaining());
			if (target.read(copied, position) != data.remaining() || !copied.flip().equals(data)) {
				return false;
			}
			hash(hash, data);
			position += data.remaining();
		}
		return true;
	}

}
