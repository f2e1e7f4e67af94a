package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

import dev.driveyard.catalogue.contents.HashKind;
import dev.driveyard.content.Blake3Batch;
import dev.driveyard.content.ByteSource;
import dev.driveyard.content.CasId;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.TreeHash;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * Hashes open files: small ones wait in a buffer and are hashed together, others as they
 * are read. For one thread.
 */
final class FileHasher {

	/** Files up to this size are read whole. */
	private static final int SMALL = 128 << 10;

	private static final int BUFFER = 1 << 20;

	private final HashKind wanted;

	private final TreeHash alone = new TreeHash(Runnable::run, 1);

	private final TreeHash together;

	private final LongConsumer hashed;

	private final BooleanSupplier stopped;

	private final byte[] buffer = new byte[BUFFER];

	private final List<Pending> waiting = new ArrayList<>();

	private final Blake3Batch batch = new Blake3Batch();

	private int used;

	FileHasher(HashKind wanted, TreeHash together, LongConsumer hashed, BooleanSupplier stopped) {
		this.wanted = wanted;
		this.together = together;
		this.hashed = hashed;
		this.stopped = stopped;
	}

	/** Whether the next file may not find room. */
	boolean isFull() {
		return this.used > BUFFER - SMALL;
	}

	/**
	 * Reads a file of this size.
	 * @return what its hashes will be in
	 */
	Pending read(OpenDirectory directory, String name, long size) throws IOException {
		try (OpenFile file = directory.open(name)) {
			return (size <= SMALL) ? readSmall(file, (int) size) : readOther(file::read, size);
		}
	}

	private Pending readSmall(OpenFile file, int size) throws IOException {
		FullReads.read(file::read, 0, ByteBuffer.wrap(this.buffer, this.used, size));
		Pending pending = new Pending(this.used, size);
		this.used += size;
		this.waiting.add(pending);
		return pending;
	}

	private Pending readOther(ByteSource source, long size) throws IOException {
		Pending pending = new Pending(0, 0);
		if (this.wanted.sample()) {
			pending.casId = CasId.of(source, size).orElse(null);
		}
		if (this.wanted.full()) {
			TreeHash hash = (size >= HashingReaders.LARGE) ? this.together : this.alone;
			pending.blake3 = hash.hash(source, size, this::progress);
		}
		else {
			this.hashed.accept(size);
		}
		return pending;
	}

	private void progress(long bytes) {
		this.hashed.accept(bytes);
		if (this.stopped.getAsBoolean()) {
			throw new ReadingStoppedException();
		}
	}

	/** Hashes what waits. */
	void finish() {
		if (this.wanted.full()) {
			int[] offsets = this.waiting.stream().mapToInt((pending) -> pending.offset).toArray();
			int[] lengths = this.waiting.stream().mapToInt((pending) -> pending.length).toArray();
			ContentHash[] hashes = this.batch.hash(this.buffer, offsets, lengths, offsets.length);
			for (int i = 0; i < hashes.length; i++) {
				this.waiting.get(i).blake3 = hashes[i];
			}
		}
		if (this.wanted.sample()) {
			this.waiting.forEach((pending) -> pending.casId = sampleOf(pending));
		}
		this.hashed.accept(this.used);
		this.waiting.clear();
		this.used = 0;
	}

	private @Nullable ContentHash sampleOf(Pending pending) {
		return CasId.of(this.buffer, pending.offset, pending.length).orElse(null);
	}

	/**
	 * The hashes of a file, once it is finished.
	 */
	final class Pending {

		private final int offset;

		private final int length;

		private @Nullable ContentHash blake3;

		private @Nullable ContentHash casId;

		private Pending(int offset, int length) {
			this.offset = offset;
			this.length = length;
		}

		@Nullable ContentHash blake3() {
			return this.blake3;
		}

		@Nullable ContentHash casId() {
			return this.casId;
		}

		/** Forgets the file: it changed while it was read. */
		void drop() {
			if (FileHasher.this.waiting.remove(this)) {
				FileHasher.this.used = this.offset;
			}
		}

	}

}
