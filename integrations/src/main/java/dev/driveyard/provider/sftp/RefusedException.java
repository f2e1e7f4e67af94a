package dev.driveyard.provider.sftp;

import dev.driveyard.storage.volume.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that would be refused again, whoever tries: nobody should, since servers
 * lock users out after a few wrong passwords.
 */
final class RefusedException extends UnreachableException {

	private static final long serialVersionUID = 1L;

	RefusedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
