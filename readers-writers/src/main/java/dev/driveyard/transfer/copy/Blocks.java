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
		try {
			return read(source, position, this.block.clear().limit(wanted));
		}
		catch (IOException ex) {
			throw new CopyEndedException(Failures.ofSource(ex));
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

	/**
	 * The hash of a file's first bytes.
	 */
	ContentHash hashOf(SourceFile file, long size) throws IOException {
		Blake3 hash = new Blake3();
		Extents.of(file, size).forEach(0, (position, length) -> {
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
		if (this.other == null) {
			this.other = ByteBuffer.allocateDirect(SIZE);
		}
		for (long position = 0; position < length;) {
			stopIfAsked();
			ByteBuffer data = read(source, position, this.block.clear().limit((int) Math.min(SIZE, length - position)));
			this.other.clear().limit(data.remaining());
			if (target.read(this.other, position) != data.remaining() || !this.other.flip().equals(data)) {
				return false;
			}
			hash(hash, data);
			position += data.remaining();
		}
		return true;
	}

}
