package dev.driveyard.journal;

/**
 * A directory of an operation.
 *
 * @param operation the operation's id
 * @param number from 1 on, in walk order
 * @param path relative to the operation's source, {@code ""} for that itself
 * @param inode as it was at the source
 * @param made whether the run made it at the target
 */
public record OperationDirectory(long operation, int number, String path, long inode, boolean made, FileState state) {

	/**
	 * The same after something was done with it.
	 */
	public OperationDirectory with(FileState other) {
		return new OperationDirectory(this.operation, this.number, this.path, this.inode, this.made, other);
	}

}
