package dev.driveyard.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * What only a local file system has: channels to the files of an open directory, and
 * directories in it. Links are never followed.
 */
public final class LocalFiles {

	private LocalFiles() {
	}

	/**
	 * Makes a file that nobody else may read.
	 * @throws FileAlreadyExistsException if there is anything of this name, be it a link
	 */
	public static FileChannel create(OpenDirectory directory, String name) throws IOException {
		return (FileChannel) local(directory).secure()
			.newByteChannel(LocalPaths.toName(name),
					Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
	}

	/**
	 * Opens a file to be overwritten in place. For reading too: that does not wait at a
	 * named pipe that was put there.
	 */
	public static FileChannel openToOverwrite(OpenDirectory directory, String name) throws IOException {
		return (FileChannel) local(directory).secure()
			.newByteChannel(LocalPaths.toName(name),
					Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
	}

	/**
	 * Opens a directory and makes it, for its owner alone, if there is none. The system
	 * makes directories by path only: should that lead elsewhere by now, an empty
	 * directory is left there and opening fails.
	 */
	public static OpenDirectory openOrCreateDirectory(OpenDirectory directory, String name) throws IOException {
		Path path = local(directory).path().resolve(LocalPaths.toName(name));
		try {
			Files.createDirectory(path,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		catch (FileAlreadyExistsException ex) {
			// that is what was wanted, if it is a directory
		}
		return directory.openDirectory(name);
	}

	private static LocalDirectory local(OpenDirectory directory) {
		if (directory instanceof LocalDirectory local) {
			return local;
		}
		throw new IllegalArgumentException("Not on the local file system: " + directory);
	}

}
