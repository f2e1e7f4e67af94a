package dev.driveyard.content.child;

import java.io.IOException;

/**
 * Asks the parent for memory, in the child, before much is used.
 */
@FunctionalInterface
public interface MemoryRequest {

	/**
	 * Waits until so much may be used for the file at hand. Only the first time counts.
	 * @throws IOException if the file can't be read any more
	 */
	void ask(long bytes) throws IOException;

}
