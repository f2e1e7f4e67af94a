package dev.driveyard.cli.command;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import org.jspecify.annotations.Nullable;

/**
 * An open library that this process may run jobs on, until it is closed: with SQLite it
 * is the only one that does.
 *
 * @param isServed whether a server works on it instead, to which runs are handed
 */
public record WorkSession(Session session, @Nullable LibraryLock lock, boolean isServed) implements Session {

	/** What the lock says of a server. */
	public static final String SERVER = "driveyard serve";

	/**
	 * Opens a library to work on it.
	 * @param purpose what others are told of this process
	 */
	public static Session open(CliContext context, Library library, String purpose) {
		LibraryLock lock = library.database().isServer() ? null : LibraryLock.acquire(library, "driveyard " + purpose);
		try {
			return new WorkSession(context.opener().open(library), lock, false);
		}
		catch (RuntimeException | Error ex) {
			if (lock != null) {
				lock.close();
			}
			throw ex;
		}
	}

	/**
	 * The same, or if a server or an application works on the library that takes
	 * requests, one that hands runs to that.
	 */
	public static Session openOrServed(CliContext context, Library library, String purpose) {
		if (!library.database().isServer() && takesRequests(LibraryLock.holder(library).get(LibraryLock.OWNER))) {
			return new WorkSession(context.opener().open(library), null, true);
		}
		return open(context, library, purpose);
	}

	private static boolean takesRequests(@Nullable Object owner) {
		return SERVER.equals(owner) || (owner instanceof String name && name.startsWith(LibraryLock.APPLICATION));
	}

	@Override
	public Library library() {
		return this.session.library();
	}

	@Override
	public <T> T get(Class<T> type) {
		return this.session.get(type);
	}

	@Override
	public void close() {
		try (LibraryLock held = this.lock) {
			this.session.close();
		}
	}

}
