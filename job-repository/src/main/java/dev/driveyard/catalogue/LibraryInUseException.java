package dev.driveyard.catalogue;

/**
 * Another live process holds the library's lock.
 */
public class LibraryInUseException extends CatalogueException {

	private static final long serialVersionUID = 1L;

	public LibraryInUseException(String message) {
		super(message);
	}

}
