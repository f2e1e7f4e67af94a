package dev.driveyard.catalogue.differences;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * What one of two trees has at a path.
 *
 * @param size in bytes; 0 for all but files
 * @param modified a number of {@link dev.driveyard.files.FileTimes}
 * @param blake3 what it holds, 64 hex digits; null where that is not known
 */
public record ComparedFile(FileKind kind, long size, long modified, @Nullable String blake3) {

	/**
	 * What a volume shows, of which nobody knows what it holds.
	 */
	public static ComparedFile of(FileAttributes stat) {
		return new ComparedFile(stat.kind(), (stat.kind() == FileKind.FILE) ? stat.size() : 0, stat.modified(), null);
	}

	/** The same once it is known what it holds. */
	public ComparedFile holding(@Nullable String hash) {
		return new ComparedFile(this.kind, this.size, this.modified, hash);
	}

	/** Whether it is a file that holds something. */
	public boolean holdsBytes() {
		return this.kind == FileKind.FILE && this.size > 0;
	}

}
