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

	private SharedFileException(String name, String description) {
		super(name);
		this.description = description;
	}

	/** It was given other names when it was begun with. */
	static SharedFileException halfway(String name) {
		return new SharedFileException(name,
				"It was given another name while it was overwritten, and stays as it is by now: partly overwritten.");
	}

	@Override
	public String getMessage() {
		return this.description;
	}

}
