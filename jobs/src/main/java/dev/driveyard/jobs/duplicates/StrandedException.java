package dev.driveyard.jobs.duplicates;

import java.io.IOException;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.transfer.trash.Trashed;

/**
 * A file is in the trash that should not be, and could not be put back.
 */
final class StrandedException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient Trashed trashed;

	/**
	 * Makes one.
	 * @param why it should not be there
	 * @param problem why it could not be put back
	 */
	StrandedException(Trashed trashed, String why, String problem) {
		super(why + ", and it could not be put back: " + problem + ". It is in the trash as "
				+ EntryName.display(trashed.folder().path() + "/files/" + trashed.name())
				+ ". To get it back: driveyard trash restore " + EntryName.display(trashed.path()));
		this.trashed = trashed;
	}

	/** Where it is. */
	Trashed trashed() {
		return this.trashed;
	}

}
