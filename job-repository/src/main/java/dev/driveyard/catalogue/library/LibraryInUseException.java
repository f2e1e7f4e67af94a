package dev.driveyard.catalogue.library;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.failure.Failure;

/**
 * Another live process holds the library's lock.
 */
public class LibraryInUseException extends CatalogueException {

	private static final long serialVersionUID = 1L;

	public LibraryInUseException(Failure failure) {
		super(failure);
	}

}
