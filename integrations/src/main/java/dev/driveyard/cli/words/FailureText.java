package dev.driveyard.cli.words;

/**
 * The message in a stored stack trace: the last cause is the one that says what to do.
 */
public final class FailureText {

	private static final String CAUSED_BY = "Caused by: ";

	private FailureText() {
	}

	public static String of(String exitMessage) {
		if (exitMessage.contains("JobInterruptedException")) {
			return "It was stopped.";
		}
		int cause = exitMessage.lastIndexOf(CAUSED_BY);
		String text = (cause < 0) ? exitMessage : exitMessage.substring(cause + CAUSED_BY.length());
		int end = text.indexOf("\n\tat ");
		String first = (end < 0) ? text : text.substring(0, end);
		return first.strip().replaceFirst("^[\\w.$]+(Exception|Error): ", "");
	}

}
