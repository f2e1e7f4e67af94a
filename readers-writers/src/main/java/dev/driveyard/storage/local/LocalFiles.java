package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import dev.driveyard.storage.NotRegularFileException;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * What is done with the children of an open directory beyond its own operations. Links
 * are never followed.
 */
public final class LocalFiles {

	private LocalFiles() {
	}

	/**
	 * Opens a directory and makes it, for its owner alone, if there is none.
	 */
	public static WritableDirectory openOrCreateDirectory(WritableDirectory directory, String name) throws IOException {
		try {
			directory.createDirectory(name);
		}
		catch (FileAlreadyExistsException ex) {
			// that is what was wanted, if it is a directory
		}
		return directory.openDirectory(name);
	}

	/**
	 * Opens a regular file whose path was typed: links lead to it, once; a pipe or a
	 * device is not waited for.
	 * @throws NotRegularFileException if it is anything else
	 */
	public static FileChannel openTyped(Path typed) throws IOException {
		Path real;
		try {
			real = typed.toRealPath();
		}
		catch (NoSuchFileException ex) {
			if (Files.exists(typed)) { // a link of /proc to what has no path
				throw new NotRegularFileException(typed.toString(),
						((Number) Files.getAttribute(typed, "unix:mode")).intValue());
			}
			throw ex;
		}
		if (LinuxOpening.isAvailable()) {
			return LinuxOpening.channel(LocalPaths.encode(real));
		}
		LocalDirectory.requireFile(new LocalBackend().stat(LocalPaths.encode(real)));
		return FileChannel.open(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
	}

}
