package dev.driveyard.journal;

import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * A file, link or special file of an operation.
 *
 * @param operation the operation's id
 * @param directory the number of its directory, 0 where it is the operation's source
 * @param name encoded
 * @param modified as it was at the source, a number of
 * {@link dev.driveyard.files.FileTimes}
 * @param links how many names the source had
 * @param method how it was copied, in the words of the copier's stable numbers; null if
 * it was not
 * @param hash BLAKE3 of what was read; null if nobody wanted it
 * @param targetName what the copy is called; null if as the source
 * @param done milliseconds since 1970; null before
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OperationFile(long operation, int directory, String name, FileKind kind, FileState state, long size,
		long modified, long inode, long links, @Nullable Integer method, byte @Nullable [] hash,
		@Nullable String targetName, @Nullable Long done) {

	/**
	 * What the copy is called.
	 */
	public String copyName() {
		return (this.targetName != null) ? this.targetName : this.name;
	}

	public OperationFile with(FileState other, @Nullable Long when) {
		return new OperationFile(this.operation, this.directory, this.name, this.kind, other, this.size, this.modified,
				this.inode, this.links, this.method, this.hash, this.targetName, when);
	}

}
