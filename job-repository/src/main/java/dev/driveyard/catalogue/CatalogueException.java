package dev.driveyard.catalogue;

/**
 * The catalogue or its library can't be used as asked. The message names the subject and
 * says what to do.
 */
public class CatalogueException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public CatalogueException(String message) {
		super(message);
	}

	public CatalogueException(String message, Throwable cause) {
		super(message, cause);
	}

}
