package dev.driveyard.storage.volume;

/**
 * An address or a setting of a volume makes no sense. The message says which, and what
 * would.
 */
public class VolumeAddressException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	public VolumeAddressException(String message) {
		super(message);
	}

}
