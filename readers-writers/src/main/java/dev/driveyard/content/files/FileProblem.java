package dev.driveyard.content.files;

/**
 * Something about a file's content that makes no sense.
 *
 * @param message what, for a person
 */
public record FileProblem(Kind kind, String message) {

	/**
	 * What kind of problem.
	 */
	public enum Kind {

		/** It is empty, and files of its name never are. */
		EMPTY,
		/** Its content is something else than its name says. */
		WRONG_TYPE,
		/** It is a text by its name and holds bytes that no text has. */
		CONTROL_BYTES,
		/** It is cut off, or its parts contradict each other. */
		DAMAGED,
		/** It is a text that ends where more should follow. */
		ENDS_EARLY,
		/** Its decoder did not come to an end. */
		NOT_DECODED

	}

}
