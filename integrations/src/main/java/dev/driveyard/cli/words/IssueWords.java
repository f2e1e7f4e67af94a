package dev.driveyard.cli.words;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What runs tell of files and of how they began, with what can be done about it in the
 * words of this command line. Older versions have stored some advice with the message.
 */
public final class IssueWords {

	private IssueWords() {
	}

	/** What an issue says. */
	public static String text(Issue issue) {
		return with(issue.message(), advice(issue));
	}

	private static String advice(Issue issue) {
		return switch (issue.code()) {
			case VOLUME_CHANGED -> " Use --accept-root to take what is there now.";
			case LEFT_IN_TRASH -> toGetBack(issue.path());
			default -> "";
		};
	}

	/** What the journal says of an operation; null for nothing. */
	public static @Nullable String text(Operation operation) {
		String message = operation.message();
		return (message != null)
				? text(message, operation.action().name(), operation.state().name(), operation.source()) : null;
	}

	/** The same by what a server tells of an operation. */
	public static String text(String message, String action, String state, String source) {
		boolean stranded = action.equalsIgnoreCase(Operation.Action.TRASH.name())
				&& state.equalsIgnoreCase(Operation.State.DONE.name());
		return stranded ? with(message, toGetBack(source)) : message;
	}

	private static String toGetBack(String path) {
		return " To get it back: driveyard trash restore " + EncodedName.display(path);
	}

	private static String with(String message, String advice) {
		return message.contains("driveyard ") || message.contains("--accept-root") ? message : message + advice;
	}

	/** What a note says. */
	public static String text(RunNote note) {
		return switch (note.code()) {
			case PLAIN -> note.message();
			case UNUSABLE_PATTERN -> note.message() + " Give a better one with --exclude or --include.";
		};
	}

}
