package dev.driveyard.storage.writing;

import java.io.IOException;

/**
 * Something was to be changed in a place that can only be read.
 */
public class ReadOnlyBackendException extends IOException {

	private static final long serialVersionUID = 1L;

	public ReadOnlyBackendException() {
		super("this volume can only be read");
	}

}
