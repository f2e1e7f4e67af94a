package dev.driveyard.content.child;

/**
 * No child JVM can be started, so that no file can be read.
 */
public class ChildUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * One for a kind of child.
	 * @param kind what it is, e.g. "The process that reads metadata"
	 * @param reason a sentence
	 */
	public ChildUnavailableException(String kind, String reason, Throwable cause) {
		super(kind + " can't be started: " + reason + " Is there memory for one more process, and may this user start "
				+ System.getProperty("java.home") + "/bin/java?", cause);
	}

}
