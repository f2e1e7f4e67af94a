package dev.driveyard.jobs.index;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

import dev.driveyard.storage.StaleDirectoryException;

/**
 * What an exception of the file system means, for a person.
 */
final class Problems {

	private Problems() {
	}

	static String describe(IOException ex) {
		if (ex instanceof AccessDeniedException) {
			return "Permission denied";
		}
		if (ex instanceof NoSuchFileException || ex instanceof NotDirectoryException
				|| ex instanceof StaleDirectoryException) {
			return "It was removed or replaced while it was read";
		}
		String reason = (ex instanceof FileSystemException failure) ? failure.getReason() : ex.getMessage();
		return Objects.requireNonNullElse(reason, ex.getClass().getSimpleName());
	}

}
