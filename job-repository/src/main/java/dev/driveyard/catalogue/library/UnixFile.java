package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whose a file is and what it is, itself and not what it may point to.
 *
 * @param mode its type and permissions, as stat(2) has them
 * @param owner the number of its user
 * @param group the number of its group
 * @param names how many names it has
 */
record UnixFile(int mode, long owner, long group, int names) {

	private static final int TYPE = 0170000;

	private static final int PERMISSIONS = 07777;

	private static final int STICKY = 01000;

	static UnixFile of(Path file) throws IOException {
		Map<String, Object> read = Files.readAttributes(file, "unix:mode,uid,gid,nlink", LinkOption.NOFOLLOW_LINKS);
		return new UnixFile(number(read, "mode").intValue(), number(read, "uid").intValue() & 0xFFFFFFFFL,
				number(read, "gid").intValue() & 0xFFFFFFFFL, number(read, "nlink").intValue());
	}

	private static Number number(Map<String, Object> read, String name) {
		return (read.get(name) instanceof Number number) ? number : 0;
	}

	int permissions() {
		return this.mode & PERMISSIONS;
	}

	boolean isLink() {
		return (this.mode & TYPE) == 0120000;
	}

	boolean isFolder() {
		return (this.mode & TYPE) == 0040000;
	}

	boolean isRegular() {
		return (this.mode & TYPE) == 0100000;
	}

	boolean isSocket() {
		return (this.mode & TYPE) == 0140000;
	}

	/** Only its owner may rename and remove what is in it. */
	boolean isSticky() {
		return (this.mode & STICKY) != 0;
	}

	boolean groupCanWrite() {
		return (this.mode & 020) != 0;
	}

	boolean othersCanWrite() {
		return (this.mode & 002) != 0;
	}

	/** Its permissions in octal digits. */
	String text() {
		return String.format("%04o", permissions());
	}

}
