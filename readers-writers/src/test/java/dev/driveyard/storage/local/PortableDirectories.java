package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Local directories as they are where system calls can't be made.
 */
public final class PortableDirectories {

	private PortableDirectories() {
	}

	@SuppressWarnings("StreamResourceLeak") // the directory's close does
	public static WritableDirectory open(Path folder) throws IOException {
		DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
		return new LocalDirectory(folder, stream, new PortableWrites(folder, stream));
	}

}
