package dev.driveyard.content.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;

import dev.driveyard.content.containment.ChildJvm;

/**
 * What a kind of child is for, as its parent sees it.
 *
 * @param <R> what comes of a file
 */
public interface ChildTask<R> {

	/** What is started. */
	ChildJvm jvm();

	/** How long one file may take, the reading of its bytes included. */
	Duration deadline(String order);

	/** After so many files a child makes room for a new one. */
	int filesPerChild();

	/** How long a child may be at work before it makes room for a new one. */
	Duration longestWork();

	/**
	 * Reads what the child made of a file. It is not trusted.
	 * @param order what was asked of it
	 * @throws IOException if it makes no sense
	 */
	R read(String order, DataInputStream in) throws IOException;

	/** The outcome for a file that took too long. */
	R timedOut(String message);

	/** The outcome for a file whose child is gone. */
	R crashed(String message);

	/** What is thrown when no child can be started. */
	ChildUnavailableException unavailable(String reason, Throwable cause);

	/**
	 * Waits until so much memory may be used for a file, until {@link #release}.
	 * @param bytes more than 0
	 */
	default void reserve(long bytes) throws InterruptedException {
	}

	/** Gives back what {@link #reserve} gave. */
	default void release(long bytes) {
	}

}
