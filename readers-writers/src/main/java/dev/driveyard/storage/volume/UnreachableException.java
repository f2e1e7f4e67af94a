package dev.driveyard.storage.volume;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A volume can't be reached at this moment: nothing is known of its files, and nothing
 * may be concluded from that.
 */
public class UnreachableException extends IOException {

	private static final long serialVersionUID = 1L;

	public UnreachableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
