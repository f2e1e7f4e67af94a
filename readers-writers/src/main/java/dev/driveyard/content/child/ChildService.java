package dev.driveyard.content.child;

import java.io.DataOutputStream;
import java.io.IOException;

import dev.driveyard.content.metadata.bytes.Content;

/**
 * What a kind of child does with a file, in the child.
 *
 * @param <R> what comes of it
 */
public interface ChildService<R> {

	/**
	 * Does it. Throws no exception, but an error can pass.
	 * @param order what is asked
	 * @param content the file
	 * @param room what asks for memory
	 */
	R answer(String order, Content content, MemoryRequest room);

	/** The outcome when a library is missing. */
	R missing(String message);

	/** The outcome when the file nests too deep. */
	R tooDeep(String message);

	void write(R outcome, DataOutputStream out) throws IOException;

	/** Whether the child is of no more use after the file that was answered last. */
	default boolean isSpent() {
		return false;
	}

}
