package dev.driveyard.transfer.removal;

import java.nio.file.FileSystemException;

/**
 * A file has other names, which overwriting it would leave with nothing.
 */
public class SharedFileException extends FileSystemException {

	private static final long serialVersionUID = 1L;

	private final String description;

	public SharedFileException(String name, long links) {
		super(name);
		this.description = "It has " + (links - 1) + " other name" + ((links == 2) ? "" : "s")
				+ " (hard links), and overwriting it would destroy those too. Say so if that is meant.";
	}

	@Override
	public String getMessage() {
		return this.description;
	}

}
