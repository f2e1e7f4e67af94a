package dev.driveyard.picture;

import dev.driveyard.picture.child.NativeFiles;

/**
 * What the outcome of rendering depends on besides the medium itself. What failed is
 * worth another try when it has changed.
 */
public final class RenderVersion {

	/** Changes with the code of this package. */
	private static final int CODE = 3;

	private RenderVersion() {
	}

	/**
	 * The version here, with the optional parts that are there: another ffmpeg is another
	 * version.
	 */
	public static int current() {
		return of(!NativeFiles.turbo().isEmpty(), !NativeFiles.ffmpeg().isEmpty(), NativeFiles.ffmpegVersion());
	}

	static int of(boolean turbo, boolean ffmpeg, String ffmpegVersion) {
		int hash = ffmpegVersion.hashCode();
		return (CODE << 24) | (((hash ^ (hash >>> 16)) & 0x3F_FFFF) << 2) | (turbo ? 1 : 0) | (ffmpeg ? 2 : 0);
	}

}
