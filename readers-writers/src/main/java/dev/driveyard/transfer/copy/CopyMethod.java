package dev.driveyard.transfer.copy;

/**
 * How bytes get from one file to another.
 */
public enum CopyMethod {

	/**
	 * By sharing them if the file system can, else inside the system, else by reading.
	 */
	AUTO,
	/** By sharing them until either file is changed, or not at all. */
	REFLINK,
	/** By reading and writing. */
	STREAM

}
