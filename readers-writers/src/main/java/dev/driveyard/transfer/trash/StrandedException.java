package dev.driveyard.transfer.trash;

import java.io.IOException;

/**
 * A file is in the trash that should not be, and could not be put back: the cause says
 * why not.
 */
public final class StrandedException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient Trashed trashed;

	private final IOException problem;

	/**
	 * Makes one.
	 * @param why it should not be there
	 * @param problem why it could not be put back
	 */
	StrandedException(Trashed trashed, String why, IOException problem) {
		super(why, problem);
		this.trashed = trashed;
		this.problem = problem;
	}

	/** Where it is. */
	public Trashed trashed() {
		return this.trashed;
	}

	/** Why it could not be put back. */
	public IOException problem() {
		return this.problem;
	}

}
