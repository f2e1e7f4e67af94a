package dev.driveyard.transfer.copy;

import java.io.IOException;

import dev.driveyard.files.Reasons;
import dev.driveyard.storage.SystemError;

/**
 * Exceptions as outcomes.
 */
final class CopyFailures {

	private CopyFailures() {
	}

	/**
	 * What a failure on the side of the target means.
	 */
	static CopyOutcome ofTarget(IOException exception) {
		return switch (SystemError.of(exception)) {
			case NO_SPACE -> pointless(CopyOutcome.Condition.NO_SPACE, exception);
			case QUOTA -> pointless(CopyOutcome.Condition.QUOTA, exception);
			case READ_ONLY -> pointless(CopyOutcome.Condition.READ_ONLY, exception);
			case NAME_TOO_LONG, BAD_NAME, INVALID -> failed(CopyOutcome.Cause.NAME_UNFIT, exception);
			case DENIED, NOT_PERMITTED -> failed(CopyOutcome.Cause.TARGET_DENIED, exception);
			case TOO_LARGE -> failed(CopyOutcome.Cause.TOO_LARGE, exception);
			case EXISTS -> failed(CopyOutcome.Cause.TARGET_EXISTS, exception);
			case DIRECTORY -> failed(CopyOutcome.Cause.KINDS_DIFFER, exception);
			default -> failed(CopyOutcome.Cause.SYSTEM, exception);
		};
	}

	/**
	 * What a failure to read the source means.
	 */
	static CopyOutcome ofSource(IOException exception) {
		return failed((SystemError.of(exception) == SystemError.MISSING) ? CopyOutcome.Cause.SOURCE_GONE
				: CopyOutcome.Cause.SOURCE_UNREADABLE, exception);
	}

	private static CopyOutcome pointless(CopyOutcome.Condition condition, IOException exception) {
		return new CopyOutcome.Pointless(condition, message(exception));
	}

	static CopyOutcome failed(CopyOutcome.Cause cause, IOException exception) {
		return new CopyOutcome.Failed(cause, message(exception));
	}

	static String message(IOException exception) {
		return Reasons.of(exception);
	}

}
