package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.nio.file.FileSystemException;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import dev.driveyard.provider.PathNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a file; each part may be missing.
 *
 * @param size in bytes, -1 if it does not say
 * @param mode with the type bits, -1 if it does not say
 * @param modified seconds since 1970
 */
record WireAttributes(long size, int mode, long owner, long group, long modified) {

	private static final int TYPE_MASK = 0xF000;

	private static final int HAS_SIZE = 1;

	private static final int HAS_OWNER = 2;

	private static final int HAS_MODE = 4;

	private static final int HAS_TIMES = 8;

	private static final int HAS_MORE = 0x80000000;

	/** Reads what comes next in an answer. */
	static WireAttributes read(Reply reply) throws IOException {
		int flags = reply.number();
		long size = has(flags, HAS_SIZE) ? reply.large() : -1;
		long owner = has(flags, HAS_OWNER) ? reply.unsigned() : FileAttributes.UNKNOWN_ID;
		long group = has(flags, HAS_OWNER) ? reply.unsigned() : FileAttributes.UNKNOWN_ID;
		int mode = has(flags, HAS_MODE) ? reply.number() : -1;
		if (has(flags, HAS_TIMES)) {
			reply.unsigned(); // when it was read last
		}
		long modified = has(flags, HAS_TIMES) ? reply.unsigned() : 0;
		if (has(flags, HAS_MORE)) {
			skipMore(reply);
		}
		return new WireAttributes(size, mode, owner, group, modified);
	}

	private static void skipMore(Reply reply) throws IOException {
		for (int left = reply.number(); left > 0; left--) {
			reply.text(); // name
			reply.text(); // value
		}
	}

	private static boolean has(int flags, int flag) {
		return (flags & flag) != 0;
	}

	/**
	 * The kind of the file. There are servers that show what is neither file, directory
	 * nor link without any type: it is special, so that nobody opens it.
	 * @throws IOException if the server does not say
	 */
	FileKind kind(String path) throws IOException {
		if (this.mode < 0) {
			throw new FileSystemException(EncodedName.display(path), null,
					"the server does not say what kind of file it is");
		}
		return switch (this.mode & TYPE_MASK) {
			case 0x8000 -> FileKind.FILE;
			case 0x4000 -> FileKind.DIRECTORY;
			case 0xA000 -> FileKind.LINK;
			default -> FileKind.SPECIAL;
		};
	}

	boolean isLink() {
		return this.mode >= 0 && (this.mode & TYPE_MASK) == 0xA000;
	}

	/**
	 * As the program knows a file. The number of its inode is that of its path; what no
	 * server tells is as if it never changed.
	 * @param path absolute, on the volume
	 * @param target where it points, for a link
	 */
	FileAttributes of(String path, @Nullable String target) throws IOException {
		FileKind kind = kind(path);
		if (kind == FileKind.FILE && this.size < 0) {
			throw new FileSystemException(EncodedName.display(path), null, "the server does not say how large it is");
		}
		long time = FileTimes.of(this.modified, 0);
		return new FileAttributes(kind, Math.max(0, this.size), time, time, PathNumber.of(path), this.mode, this.owner,
				this.group, 1, target);
	}

	/** Whether nothing that can be seen has happened to the file since. */
	boolean isSameVersion(WireAttributes other) {
		return this.size == other.size && this.mode == other.mode && this.modified == other.modified;
	}

}
