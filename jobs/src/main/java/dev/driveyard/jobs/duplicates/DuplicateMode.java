package dev.driveyard.jobs.duplicates;

import dev.driveyard.catalogue.duplicates.DuplicateGroups.Sharing;

/**
 * What makes files duplicates.
 */
enum DuplicateMode {

	/** Equal size. */
	SIZE_ONLY(Sharing.SIZE),
	/** Equal name and size. */
	NAME_AND_SIZE(Sharing.NAME),
	/** Equal full hash. */
	CONTENT_HASH(Sharing.CONTENT),
	/** Equal full hash, and then compared byte by byte. */
	DEEP_SCAN(Sharing.CONTENT);

	private final Sharing sharing;

	DuplicateMode(Sharing sharing) {
		this.sharing = sharing;
	}

	/** What files of a group share. */
	Sharing sharing() {
		return this.sharing;
	}

	/** Whether what files hold counts. */
	boolean readsFiles() {
		return this.sharing == Sharing.CONTENT;
	}

}
