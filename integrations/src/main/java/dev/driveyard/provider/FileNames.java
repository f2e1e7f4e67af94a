package dev.driveyard.provider;

import java.io.IOException;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;

/**
 * Names that somebody else gave files: each has to be one name and nothing that leads
 * elsewhere.
 */
public final class FileNames {

	private FileNames() {
	}

	/**
	 * The name itself.
	 * @throws SystemCallException if it is no name of a file
	 */
	public static String require(String name) throws IOException {
		if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0
				|| name.indexOf('\0') >= 0) {
			throw new SystemCallException(EncodedName.display(name), SystemError.BAD_NAME, "This is no name of a file");
		}
		return name;
	}

}
