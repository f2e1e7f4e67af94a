package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.driveyard.content.Blake3;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.NewFile;
import org.jspecify.annotations.Nullable;

/**
 * Moves the bytes of one file, once.
 */
final class ByteTransfer {

	/** How much the system copies between two looks at whether to stop. */
	private static final int IN_PLACE_STEP = 8 * 1024 * 1024;

	private final SourceFile source;

	private final NewFile part;

	private final long size;

	private final Blocks blocks;

	private final Checkpoints checkpoints;

	private final @Nullable Blake3 hash;

	private boolean inPlace;

	/**
	 * @param inPlace whether the system may copy by itself
	 */
	ByteTransfer(SourceFile source, PartFile part, long size, Blocks blocks, Checkpoints checkpoints, boolean inPlace) {
		this.source = source;
		this.part = part.file();
		this.size = size;
		this.blocks = blocks;
		this.checkpoints = checkpoints;
		this.hash = part.hash();
		this.inPlace = inPlace && this.hash == null && size > Blocks.SIZE;
	}

	/**
	 * Copies all from a position on.
	 * @return how
	 */
	CopyOutcome.How copyFrom(long from) throws IOException {
		boolean asked = this.inPlace;
		DataExtents extents = extents();
		if (extents.sparse()) {
			this.part.setLength(this.size);
		}
		else if (this.size > Blocks.SIZE) {
			this.part.reserve(this.size);
		}
		extents.forEach(from, this::copyData, (position, length) -> {
			this.blocks.hashHole(this.hash, length);
			this.checkpoints.copied(this.part, position, length);
		});
		return (asked && this.inPlace) ? CopyOutcome.How.IN_PLACE : CopyOutcome.How.STREAM;
	}

	/** Only what does not fit into a block is worth asking about. */
	private DataExtents extents() {
		try {
			return (this.size > Blocks.SIZE) ? DataExtents.of(this.source, this.size)
					: new DataExtents(this.source, this.size, false);
		}
		catch (IOException ex) {
			throw new CopyEndedException(CopyFailures.ofSource(ex));
		}
	}

	private void copyData(long from, long length) throws IOException {
		for (long position = from; position < from + length;) {
			long left = from + length - position;
			long copied = this.inPlace ? copyInPlace(position, left) : copyBlock(position, left);
			if (copied > 0) {
				this.checkpoints.copied(this.part, position, copied);
				position += copied;
			}
			else {
				this.inPlace = false;
			}
		}
	}

	private long copyInPlace(long position, long left) throws IOException {
		int step = this.checkpoints.limiter().largestBlock((int) Math.min(IN_PLACE_STEP, left));
		this.blocks.pause(step);
		return this.part.copyOf(this.source, position, step);
	}

	private int copyBlock(long position, long left) throws IOException {
		ByteBuffer data = this.blocks.source(this.source, position, left);
		int length = data.remaining();
		this.blocks.hash(this.hash, data);
		this.part.write(data, position);
		return length;
	}

}
