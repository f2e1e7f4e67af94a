package dev.driveyard.jobs.summary;

/**
 * Something that a person should know of how a run began.
 *
 * @param message in whole sentences; it names no command and no option
 */
public record RunNote(Code code, String message) {

	/** A note of which nothing follows. */
	public static RunNote of(String message) {
		return new RunNote(Code.PLAIN, message);
	}

	/**
	 * Kinds of notes. The names are stored: they never change their meaning.
	 */
	public enum Code {

		/** Only the message tells what it is. */
		PLAIN,
		/** A pattern of the location could not be used and is taken out. */
		UNUSABLE_PATTERN

	}

}
