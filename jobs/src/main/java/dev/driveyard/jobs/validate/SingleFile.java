package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one file by its path, in which no name may be a link. For one thread.
 */
record SingleFile(Backend volume) {

	/** The file as it is; null if there is none. */
	@Nullable FileAttributes stat(String directory, String name) throws IOException {
		try (OpenDirectory open = this.volume.open(directory)) {
			FileStat found = find(open, name);
			return (found != null) ? found.stat() : null;
		}
		catch (NoSuchFileException | NotDirectoryException | StaleDirectoryException ex) {
			return null;
		}
	}

	private static @Nullable FileStat find(OpenDirectory directory, String name) throws IOException {
		try {
			return directory.stat(name);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

}
