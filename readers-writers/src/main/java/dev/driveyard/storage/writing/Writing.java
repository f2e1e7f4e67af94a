package dev.driveyard.storage.writing;

import java.io.IOException;

import dev.driveyard.storage.Backend;

/**
 * The facet of a backend in which files can be made, renamed and deleted by handle.
 */
public interface Writing {

	/**
	 * A directory whose files are to be changed. Another one may be at the path by now:
	 * ask the directory itself whether it is the one that was meant.
	 * @throws java.nio.file.FileSystemException if there is none, or a link is on the way
	 */
	WritableDirectory open(String path) throws IOException;

	/**
	 * The facet of a backend that has to have it.
	 * @throws ReadOnlyBackendException if it can only be read
	 */
	static Writing of(Backend backend) throws ReadOnlyBackendException {
		return backend.facet(Writing.class).orElseThrow(ReadOnlyBackendException::new);
	}

}
