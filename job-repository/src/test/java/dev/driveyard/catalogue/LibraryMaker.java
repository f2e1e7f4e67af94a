package dev.driveyard.catalogue;

import java.nio.file.Path;

import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;

/**
 * A process of its own that makes a library and uses its database.
 */
public final class LibraryMaker {

	private LibraryMaker() {
	}

	/**
	 * The process itself.
	 */
	public static void main(String[] arguments) {
		try (TestLibrary library = TestLibrary.create(Path.of(arguments[0]), Dialect.SQLITE)) {
			library.count("entry");
			LibraryLock.acquire(library.library(), "test").close();
		}
	}

}
