package dev.driveyard.jobs.locations;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.Reasons;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.transfer.trash.StrandedException;
import dev.driveyard.transfer.trash.Trashed;

/**
 * What an exception of the file system means, for a person.
 */
public final class Problems {

	private Problems() {
	}

	/** What keeps a folder that was asked for from being read. */
	public static String describeFolder(IOException ex) {
		if (ex instanceof NoSuchFileException) {
			return "there is no such folder";
		}
		return (ex instanceof NotDirectoryException) ? "it is not a folder" : describe(ex);
	}

	private static String describe(StrandedException ex) {
		Trashed trashed = ex.trashed();
		return ex.getMessage() + ", and it could not be put back: " + describe(ex.problem())
				+ ". It is in the trash as " + EncodedName.display(trashed.folder().path() + "/files/" + trashed.name())
				+ ".";
	}

	/** What kept a file or directory from being read during a scan. */
	public static String describe(IOException ex) {
		if (ex instanceof AccessDeniedException) {
			return "Permission denied";
		}
		if (ex instanceof NoSuchFileException || ex instanceof NotDirectoryException
				|| ex instanceof StaleDirectoryException) {
			return "It was removed or replaced while it was read";
		}
		if (ex instanceof StrandedException stranded) {
			return describe(stranded);
		}
		return Reasons.of(ex);
	}

}
