package dev.driveyard.storage.local;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * System calls that the JDK lacks, as the C library names them. All arguments are numbers
 * or addresses, so that a call costs no more than the step into native code. Loading this
 * class loads JNA: see {@link Linux#isAvailable}.
 */
final class LinuxCalls {

	static {
		Native.register(LinuxCalls.class, NativeLibrary.getProcess());
	}

	private LinuxCalls() {
	}

	static native int openat(int directory, long name, int flags, int mode);

	/** For calls that C libraries have no name for yet. */
	static native long syscall(long number, long first, long second, long third, long fourth);

	static native int close(int file);

	static native int statx(int directory, long name, int flags, int mask, long result);

	static native long pread(int file, long target, long length, long position);

	static native long pwrite(int file, long source, long length, long position);

	static native long write(int file, long source, long length);

	static native int fcntl(int file, int command, int argument);

	static native int ftruncate(int file, long size);

	static native int fallocate(int file, int mode, long position, long length);

	static native long lseek(int file, long position, int whence);

	static native long copy_file_range(int from, long fromPosition, int to, long toPosition, long length, int flags);

	static native int ioctl(int file, long request, long argument);

	static native int posix_fadvise(int file, long position, long length, int advice);

	static native int fsync(int file);

	static native int fdatasync(int file);

	static native int sync_file_range(int file, long position, long length, int flags);

	static native int fchmod(int file, int mode);

	static native int fchown(int file, int owner, int group);

	static native int fchownat(int directory, long name, int owner, int group, int flags);

	static native int futimens(int file, long times);

	static native int utimensat(int directory, long name, long times, int flags);

	static native int mkdirat(int directory, long name, int mode);

	static native int symlinkat(long target, int directory, long name);

	static native int linkat(int fromDirectory, long from, int toDirectory, long to, int flags);

	static native int unlinkat(int directory, long name, int flags);

	static native int renameat2(int fromDirectory, long from, int toDirectory, long to, int flags);

	static native long readlinkat(int directory, long name, long target, long length);

	static native long flistxattr(int file, long target, long length);

	static native long fgetxattr(int file, long name, long target, long length);

	static native int fsetxattr(int file, long name, long value, long length, int flags);

	static native int fremovexattr(int file, long name);

	static native long llistxattr(long path, long target, long length);

	static native long lgetxattr(long path, long name, long target, long length);

	static native int lsetxattr(long path, long name, long value, long length, int flags);

	static native int lremovexattr(long path, long name);

	static native int flock(int file, int operation);

	static native int fstatfs(int file, long result);

}
