package dev.driveyard.cli.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;

import dev.driveyard.content.Blake3;
import dev.driveyard.content.CasId;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.Kernels;
import dev.driveyard.content.SourceShrunkException;
import dev.driveyard.content.TreeHash;
import dev.driveyard.storage.local.LocalFiles;
import org.jspecify.annotations.Nullable;

/**
 * Hashes files one after the other, large ones on all processors. For one thread.
 */
final class FileSums implements AutoCloseable {

	/** From this size on a file is hashed by all processors. */
	private static final long LARGE = 8L << 20;

	/** From so many bytes on it pays to look for the fastest kernel. */
	private static final long MUCH = 64L << 20;

	private final ForkJoinPool processors = new ForkJoinPool();

	private final TreeHash together = new TreeHash(this.processors, this.processors.getParallelism());

	private final byte[] buffer = new byte[1 << 20];

	private long bytes;

	/**
	 * BLAKE3 of all bytes of a file.
	 * @throws SourceShrunkException if it became shorter meanwhile
	 */
	Sum blake3(Path file) throws IOException {
		try (FileChannel channel = LocalFiles.openTyped(file)) {
			long size = channel.size();
			return (size >= LARGE) ? large(channel, size) : small(channel, size);
		}
	}

	/** Not all that has a size ends there, e.g. in /proc: what can be read counts. */
	private Sum small(FileChannel channel, long size) throws IOException {
		Sum sum = blake3(Channels.newInputStream(channel));
		if (sum.size() < size && channel.size() != size) {
			throw new SourceShrunkException(size, sum.size());
		}
		return sum;
	}

	private Sum large(FileChannel channel, long size) throws IOException {
		count(size);
		ContentHash hash = this.together.hash(channel::read, size, (done) -> {
		});
		if (channel.size() > size) {
			throw new IOException("it grew while it was read");
		}
		return new Sum(size, hash);
	}

	/** BLAKE3 of all that comes from a stream. */
	Sum blake3(InputStream in) throws IOException {
		Blake3 hash = new Blake3();
		long size = 0;
		for (int read = in.read(this.buffer); read >= 0; read = in.read(this.buffer)) {
			hash.update(this.buffer, 0, read);
			size += read;
			count(read);
		}
		return new Sum(size, hash.digest());
	}

	/** The sampled id of a file; an empty one has none. */
	Sum casId(Path file) throws IOException {
		try (FileChannel channel = LocalFiles.openTyped(file)) {
			long size = channel.size();
			return new Sum(size, CasId.of(channel::read, size).orElse(null));
		}
	}

	private void count(long more) {
		if (this.bytes < MUCH && this.bytes + more >= MUCH) {
			Kernels.warmUp();
		}
		this.bytes += more;
	}

	@Override
	public void close() {
		this.processors.shutdownNow();
	}

	/**
	 * What was found out of a file.
	 *
	 * @param size how many bytes it has
	 */
	record Sum(long size, @Nullable ContentHash hash) {

		/** Whether it took a while. */
		boolean isLarge() {
			return this.size >= LARGE;
		}

	}

}
