package dev.driveyard.watch;

import java.io.IOException;

/**
 * A part of a tree is on a file system that tells nothing of what others change.
 */
final class SilentPartException extends IOException {

	private static final long serialVersionUID = 1L;

	SilentPartException(String path, String fileSystem) {
		super(path + " is on a file system (" + fileSystem + ") that tells nothing of what other machines change");
	}

}
