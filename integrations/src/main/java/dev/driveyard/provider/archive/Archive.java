package dev.driveyard.provider.archive;

import java.io.Closeable;

/**
 * An open archive.
 */
interface Archive extends Closeable {

	/** What it holds. */
	ArchiveTree tree();

}
