package dev.driveyard.content.manifest;

/**
 * What came of one line of a manifest, or of what a bag must have.
 *
 * @param path encoded, as the line has it
 * @param message for a person
 */
public record ManifestResult(Status status, String path, String message) {

	/** With the message that the status has. */
	static ManifestResult of(Status status, String path) {
		return new ManifestResult(status, path, status.message);
	}

	/** Whether the message says more than the status. */
	public boolean isExplained() {
		return !this.message.equals(this.status.message);
	}

	/**
	 * What is said of a line.
	 */
	public enum Status {

		/** The file holds what it is to hold. */
		OK(""),
		/** It holds something else. */
		CHANGED("It holds something else."),
		/** It is not there. */
		MISSING("It is not there."),
		/** It is there and in no line. */
		EXTRA("No line of the manifest names it."),
		/** It can't be read. */
		UNREADABLE(""),
		/** Its path leads out of the folder. */
		REFUSED(""),
		/** It is no line of a manifest, or not what the rules of bags want. */
		MALFORMED(""),
		/** It is right, but others may not take it so. */
		WARNING("");

		private final String message;

		Status(String message) {
			this.message = message;
		}

		/** Whether it makes what is checked wrong. */
		public boolean isWrong() {
			return this != OK && this != WARNING;
		}

	}

}
