package dev.driveyard.content.metadata.child;

/**
 * No child JVM can be started, so that no file's metadata can be read.
 */
public final class MetadataUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MetadataUnavailableException(String reason, Throwable cause) {
		super("The process that reads metadata can't be started: " + reason
				+ " Is there memory for one more process, and may this user start " + System.getProperty("java.home")
				+ "/bin/java?", cause);
	}

}
