package dev.driveyard.tree;

import dev.driveyard.files.EncodedName;

/**
 * The folder that a walk started in went away or was replaced while it was read.
 */
public final class RootLostException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public RootLostException(String path) {
		super(EncodedName.display(path) + " went away or was replaced while it was read. Is its disk still mounted?"
				+ " Nothing was removed from the catalogue.");
	}

}
