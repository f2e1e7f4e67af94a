package dev.driveyard.content.metadata.child;

import dev.driveyard.content.child.ChildUnavailableException;

/**
 * No child JVM can be started, so that no file's metadata can be read.
 */
public final class MetadataUnavailableException extends ChildUnavailableException {

	private static final long serialVersionUID = 1L;

	MetadataUnavailableException(String reason, Throwable cause) {
		super("The process that reads metadata", reason, cause);
	}

}
