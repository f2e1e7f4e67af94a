package dev.driveyard.picture;

import dev.driveyard.picture.child.NativeFiles;

/**
 * What the outcome of rendering depends on besides the medium itself. What failed is
 * worth another try when it has changed.
 */
public final class RenderVersion {

	/** Changes with the code of this package. */
	private static final int CODE = 1;

	private RenderVersion() {
	}

	/** The version here, with the optional parts that are there. */
	public static int current() {
		return (CODE << 8) | (NativeFiles.turbo().isEmpty() ? 0 : 1) | (NativeFiles.ffmpeg().isEmpty() ? 0 : 2);
	}

}
