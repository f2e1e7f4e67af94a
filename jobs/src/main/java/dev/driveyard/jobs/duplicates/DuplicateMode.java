package dev.driveyard.jobs.duplicates;

import java.util.Objects;

import dev.driveyard.catalogue.duplicates.DuplicateGroups.Sharing;
import org.jspecify.annotations.Nullable;

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
	DEEP_SCAN(Sharing.CONTENT),
	/** Pictures that look alike. */
	SIMILAR_PICTURES(null);

	private final @Nullable Sharing sharing;

	DuplicateMode(@Nullable Sharing sharing) {
		this.sharing = sharing;
	}

	/** What files of a group share. */
	Sharing sharing() {
		return Objects.requireNonNull(this.sharing, "similar pictures share nothing");
	}

	/** Whether what files hold counts. */
	boolean readsFiles() {
		return this.sharing == Sharing.CONTENT;
	}

}
