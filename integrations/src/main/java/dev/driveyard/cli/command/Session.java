package dev.driveyard.cli.command;

import dev.driveyard.catalogue.library.Library;

/**
 * An open library: its services, until it is closed.
 */
public interface Session extends AutoCloseable {

	/** The library that is open. */
	Library library();

	/** A service of it. */
	<T> T get(Class<T> type);

	@Override
	void close();

	/**
	 * Opens libraries.
	 */
	@FunctionalInterface
	interface Opener {

		/**
		 * Opens a library.
		 */
		Session open(Library library);

	}

}
