package dev.driveyard.content.metadata.bytes;

import java.io.IOException;

import com.drew.lang.BufferBoundsException;
import com.drew.lang.RandomAccessReader;

/**
 * A file as metadata-extractor reads TIFF; only what is looked at is fetched.
 */
public final class ContentReader extends RandomAccessReader {

	private static final int LONGEST_VALUE = 16 << 20;

	private final Content content;

	private final byte[] single = new byte[1];

	public ContentReader(Content content) {
		this.content = content;
	}

	@Override
	public int toUnshiftedOffset(int offset) {
		return offset;
	}

	@Override
	public byte getByte(int index) throws IOException {
		if (this.content.read(Integer.toUnsignedLong(index), this.single, 0, 1) < 1) {
			throw new BufferBoundsException(index, 1, getLength());
		}
		return this.single[0];
	}

	@Override
	public byte[] getBytes(int index, int count) throws IOException {
		validateIndex(index, count);
		return this.content.bytes(Integer.toUnsignedLong(index), count);
	}

	@Override
	protected void validateIndex(int index, int count) throws IOException {
		if (!isValidIndex(index, count)) {
			throw new BufferBoundsException(index, count, getLength());
		}
	}

	@Override
	protected boolean isValidIndex(int index, int count) {
		return count >= 0 && count <= LONGEST_VALUE && Integer.toUnsignedLong(index) + count <= this.content.size();
	}

	@Override
	public long getLength() {
		return this.content.size();
	}

}
