package dev.driveyard.storage.local;

import java.io.IOException;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemError;
import org.jspecify.annotations.Nullable;

/**
 * What {@code statx(2)} says; its layout is the same on all machines.
 *
 * @param allocated how many bytes the file takes
 */
record LinuxStat(FileStat file, long allocated) {

	private static final int BASIC = 0x7FF;

	private static final int BORN = 0x800;

	private static final int MOUNT = 0x1000;

	/** Of an open file or directory itself. */
	static LinuxStat of(int descriptor) throws IOException {
		Scratch scratch = Scratch.current();
		int result = LinuxCalls.statx(descriptor, scratch.text(""), Linux.AT_EMPTY_PATH, BASIC, scratch.result());
		Linux.check(result, "");
		return read(scratch, "", descriptor);
	}

	/**
	 * A number of the mount that a directory was reached by; 0 before Linux 5.8, which
	 * can't tell.
	 */
	static long mount(int descriptor) throws IOException {
		Scratch scratch = Scratch.current();
		int result = LinuxCalls.statx(descriptor, scratch.text(""), Linux.AT_EMPTY_PATH, MOUNT, scratch.result());
		Linux.check(result, "");
		return ((scratch.resultInt(0) & MOUNT) != 0) ? scratch.resultLong(144) : 0;
	}

	/** Of a path from a directory on; a link at its end is not followed. */
	static LinuxStat of(int directory, String path, long address) throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(LinuxCalls.statx(directory, address, Linux.AT_NO_FOLLOW, BASIC, scratch.result()), path);
		return read(scratch, path, directory);
	}

	/** Of a child, or null if there is none: that costs no exception. */
	static @Nullable FileStat find(int directory, String name) throws IOException {
		Scratch scratch = Scratch.current();
		int result = LinuxCalls.statx(directory, scratch.name(name), Linux.AT_NO_FOLLOW, BASIC, scratch.result());
		if (result < 0 && Linux.error() == SystemError.MISSING) {
			return null;
		}
		Linux.check(result, name);
		return read(scratch, name, directory).file();
	}

	/** When a child was made; null if there is none, or the file system does not say. */
	static @Nullable Long born(int directory, String name) throws IOException {
		Scratch scratch = Scratch.current();
		int result = LinuxCalls.statx(directory, scratch.name(name), Linux.AT_NO_FOLLOW, BORN, scratch.result());
		if (result < 0 && Linux.error() == SystemError.MISSING) {
			return null;
		}
		Linux.check(result, name);
		return ((scratch.resultInt(0) & BORN) != 0) ? time(scratch, 80) : null;
	}

	private static LinuxStat read(Scratch s, String name, int directory) throws IOException {
		FileKind kind = UnixStats.kind(s.resultShort(28));
		long device = device(s.resultInt(136), s.resultInt(140));
		long allocated = s.resultLong(48) * 512;
		FileAttributes stat = new FileAttributes(kind, s.resultLong(40), time(s, 112), time(s, 96), s.resultLong(32),
				s.resultShort(28), Integer.toUnsignedLong(s.resultInt(20)), Integer.toUnsignedLong(s.resultInt(24)),
				Integer.toUnsignedLong(s.resultInt(16)), (kind == FileKind.LINK) ? target(s, directory, name) : null);
		return new LinuxStat(new FileStat(name, device, stat), allocated);
	}

	/** Where the link points whose name the scratch still holds. */
	private static String target(Scratch scratch, int directory, String name) throws IOException {
		long length = Linux
			.check(LinuxCalls.readlinkat(directory, scratch.name(name), scratch.value(), Scratch.VALUE_SIZE), name);
		return EncodedName.decode(scratch.valueBytes((int) length));
	}

	private static long time(Scratch scratch, int offset) {
		return FileTimes.of(scratch.resultLong(offset), scratch.resultInt(offset + 8));
	}

	/** As glibc's gnu_dev_makedev, the number that stat(2) gives. */
	private static long device(int majorNumber, int minorNumber) {
		long major = Integer.toUnsignedLong(majorNumber);
		long minor = Integer.toUnsignedLong(minorNumber);
		return ((major & 0xFFFF_F000L) << 32) | ((major & 0xFFF) << 8) | ((minor & 0xFFFF_FF00L) << 12)
				| (minor & 0xFF);
	}

}
