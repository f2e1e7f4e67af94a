package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

import com.sun.jna.Native;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.Placement;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;

/**
 * An open file of Linux. Buffers have to be direct.
 */
final class LinuxFile implements NewFile {

	private static final int KEEP_SIZE = 1;

	/** Waits before, writes, and waits after. */
	private static final int WRITE_AND_WAIT = 7;

	private static final int SEEK_DATA = 3;

	private static final int SEEK_HOLE = 4;

	private static final int NO_LONGER_NEEDED = 4;

	private static final long CLONE = 0x40049409L;

	/** The error that says that no data follows. */
	private static final int BEYOND_LAST_DATA = 6;

	private final int descriptor;

	private boolean closed;

	/** Whose memory the address is; buffers are used again and again. */
	private ByteBuffer known = ByteBuffer.allocate(0);

	private long address;

	LinuxFile(int descriptor) {
		this.descriptor = descriptor;
	}

	private int descriptor() throws IOException {
		if (this.closed) {
			throw new ClosedChannelException();
		}
		return this.descriptor;
	}

	@SuppressWarnings("ReferenceEquality") // the same memory is meant, not the same bytes
	private long addressOf(ByteBuffer buffer) {
		if (buffer != this.known) {
			this.address = Scratch.addressOf(buffer);
			this.known = buffer;
		}
		return this.address + buffer.position();
	}

	@Override
	public FileStat stat() throws IOException {
		return LinuxStat.of(descriptor()).file();
	}

	@Override
	public Metadata metadata() {
		return new LinuxMetadata(this.closed ? -1 : this.descriptor);
	}

	@Override
	public boolean isSparse() throws IOException {
		LinuxStat stat = LinuxStat.of(descriptor());
		return stat.allocated() < stat.file().stat().size();
	}

	@Override
	public long nextData(long position) throws IOException {
		long found = LinuxCalls.lseek(descriptor(), position, SEEK_DATA);
		if (found < 0 && Native.getLastError() == BEYOND_LAST_DATA) {
			return -1;
		}
		return Linux.check(found, "");
	}

	@Override
	public long nextHole(long position) throws IOException {
		return Linux.check(LinuxCalls.lseek(descriptor(), position, SEEK_HOLE), "");
	}

	@Override
	public void forget() throws IOException {
		int error = LinuxCalls.posix_fadvise(descriptor(), 0, 0, NO_LONGER_NEEDED);
		if (error != 0) {
			throw Linux.failure(error, "");
		}
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		return read(descriptor(), target, addressOf(target), position);
	}

	/**
	 * Reads as {@link dev.driveyard.storage.OpenFile#read} says; the address is that of
	 * the target's position.
	 */
	static int read(int descriptor, ByteBuffer target, long address, long position) throws IOException {
		long count;
		do {
			count = LinuxCalls.pread(descriptor, address, target.remaining(), position);
		}
		while (count < 0 && Linux.error() == SystemError.INTERRUPTED);
		if (Linux.check(count, "") == 0 && target.hasRemaining()) {
			return -1;
		}
		target.position(target.position() + (int) count);
		return (int) count;
	}

	@Override
	public void write(ByteBuffer data, long position) throws IOException {
		// an array has no address that stays
		ByteBuffer bytes = data.isDirect() ? data : ByteBuffer.allocateDirect(data.remaining()).put(data).flip();
		long at = position;
		while (bytes.hasRemaining()) {
			long count = LinuxCalls.pwrite(descriptor(), addressOf(bytes), bytes.remaining(), at);
			if (count >= 0) {
				bytes.position(bytes.position() + (int) count);
				at += count;
			}
			else if (Linux.error() != SystemError.INTERRUPTED) {
				throw Linux.failure("");
			}
		}
	}

	@Override
	public void setLength(long size) throws IOException {
		Linux.check(LinuxCalls.ftruncate(descriptor(), size), "");
	}

	@Override
	public void reserve(long size) throws IOException {
		if (LinuxCalls.fallocate(descriptor(), KEEP_SIZE, 0, size) < 0) {
			switch (Linux.error()) {
				case NO_SPACE, QUOTA, TOO_LARGE -> throw Linux.failure("");
				default -> {
					// then the room is taken bit by bit
				}
			}
		}
	}

	@Override
	public boolean cloneOf(SourceFile source) throws IOException {
		if (!(source instanceof LinuxFile other)) {
			return false;
		}
		return isDone(LinuxCalls.ioctl(descriptor(), CLONE, other.descriptor())) >= 0;
	}

	@Override
	public long copyOf(SourceFile source, long position, long length) throws IOException {
		if (!(source instanceof LinuxFile other)) {
			return -1;
		}
		Scratch scratch = Scratch.current();
		return isDone(LinuxCalls.copy_file_range(other.descriptor(), scratch.position(0, position), descriptor(),
				scratch.position(1, position), length, 0));
	}

	@Override
	public long shareBytesOf(SourceFile other, long position, long length) throws IOException {
		return (other instanceof LinuxFile kept) ? LinuxSharing.share(kept.descriptor(), descriptor(), position, length)
				: 0;
	}

	/** The result, -1 if these files can't be copied like that. */
	private static long isDone(long result) throws IOException {
		if (result >= 0) {
			return result;
		}
		return switch (Linux.error()) {
			case UNSUPPORTED, OTHER_DEVICE, INVALID, NO_SUCH_CALL, NOT_PERMITTED, OTHER -> -1;
			default -> throw Linux.failure("");
		};
	}

	/** The pages alone, without the journal of the file system. */
	@Override
	public void flush() throws IOException {
		if (LinuxCalls.sync_file_range(descriptor(), 0, 0, WRITE_AND_WAIT) < 0) {
			sync(false);
		}
	}

	@Override
	public void sync(boolean metadata) throws IOException {
		Linux.check(metadata ? LinuxCalls.fsync(descriptor()) : LinuxCalls.fdatasync(descriptor()), "");
	}

	@Override
	public Placement placement() throws IOException {
		return LinuxPlacement.of(descriptor());
	}

	/** An error of a close is one of a write that was delayed until then. */
	@Override
	public void close() throws IOException {
		if (!this.closed) {
			this.closed = true;
			Linux.check(LinuxCalls.close(this.descriptor), "");
		}
	}

}
