package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

import dev.driveyard.files.Reasons;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.transfer.removal.Removal.Reason;

/**
 * What the system's errors mean for a removal.
 */
final class RemovalFailures {

	private RemovalFailures() {
	}

	static Removal.Kept kept(String path, IOException cause) {
		if (cause instanceof SharedFileException) {
			return new Removal.Kept(path, Reason.SHARED, Objects.requireNonNull(cause.getMessage()));
		}
		if (cause instanceof DirectoryNotEmptyException) {
			return new Removal.Kept(path, Reason.CHANGED,
					"It is filled as fast as it is emptied. Stop whoever writes into it and try again.");
		}
		if (cause instanceof StaleDirectoryException || cause instanceof NotDirectoryException) {
			return new Removal.Kept(path, Reason.CHANGED, "It was moved or replaced while it was removed.");
		}
		if (cause instanceof AccessDeniedException) {
			return new Removal.Kept(path, Reason.DENIED, "Permission denied");
		}
		String text = Reasons.of(cause);
		return new Removal.Kept(path, text.equals("Operation not permitted") ? Reason.DENIED : Reason.FAILED, text);
	}

}
