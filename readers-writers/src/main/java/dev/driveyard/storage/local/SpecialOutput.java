package dev.driveyard.storage.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;

import com.sun.jna.Native;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemError;
import org.jspecify.annotations.Nullable;

/**
 * A pipe, a device or an open file of the process, which is written into as bytes come.
 * Not buffered. For one thread.
 */
final class SpecialOutput extends OutputStream {

	private static final int SET_FLAGS = 4;

	private static final int TYPE = 0xF000;

	private static final int DISK = 0x6000;

	/** Nobody reads the pipe, or it is a socket. */
	private static final int NO_READER = 6;

	private static final int ROOM = 1 << 16;

	private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);

	private final int descriptor;

	private boolean closed;

	private SpecialOutput(int descriptor, boolean own) {
		this.descriptor = descriptor;
		this.closed = !own;
	}

	/**
	 * Opens what is there, without waiting, and then asks it what it is.
	 * @return null if it is a regular file that may be written to: that is replaced
	 * @throws IOException also for a pipe that nobody reads, and for a disk
	 */
	static @Nullable SpecialOutput open(OutputPlace place) throws IOException {
		if (!LocalWrites.areByHandle()) {
			if (place.found() != null && place.found().stat().kind() == FileKind.FILE) {
				return null;
			}
			throw failure(place, "this system can't write into it safely");
		}
		if (place.descriptor()) {
			return new SpecialOutput(Integer.parseInt(place.name()), false);
		}
		SpecialOutput opened = new SpecialOutput(descriptor(place), true);
		boolean keep = false;
		try {
			keep = opened.isSpecial(place);
			return keep ? opened : null;
		}
		finally {
			if (!keep) {
				opened.close();
			}
		}
	}

	private boolean isSpecial(OutputPlace place) throws IOException {
		FileStat stat = LinuxStat.of(this.descriptor).file();
		if ((stat.stat().mode() & TYPE) == DISK) {
			throw failure(place, "it is a disk");
		}
		Linux.check(LinuxCalls.fcntl(this.descriptor, SET_FLAGS, 0), place.name()); // now
																					// it
																					// may
																					// wait
		return stat.stat().kind() != FileKind.FILE;
	}

	private static int descriptor(OutputPlace place) throws IOException {
		int flags = Linux.WRITE | Linux.NON_BLOCKING | Linux.CLOSE_ON_EXEC | Linux.NO_TERMINAL | Linux.NO_FOLLOW;
		int folder = ((LocalDirectory) place.folder()).descriptor();
		int opened = LinuxCalls.openat(folder, Scratch.current().name(place.name()), flags, 0);
		if (opened < 0 && Native.getLastError() == NO_READER) {
			throw failure(place, "nothing reads from it; start what reads first");
		}
		return Linux.check(opened, place.path().toString());
	}

	private static FileSystemException failure(OutputPlace place, String reason) {
		return new FileSystemException(place.path().toString(), null, reason);
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		for (int at = 0; at < length;) {
			int part = Math.min(ROOM, length - at);
			this.room.clear().put(bytes, offset + at, part);
			long written = LinuxCalls.write(this.descriptor, Scratch.addressOf(this.room), part);
			if (written >= 0) {
				at += (int) written;
			}
			else if (Linux.error() != SystemError.INTERRUPTED) {
				throw Linux.failure("");
			}
		}
	}

	@Override
	public void close() throws IOException {
		if (!this.closed) {
			this.closed = true;
			Linux.check(LinuxCalls.close(this.descriptor), "");
		}
	}

}
