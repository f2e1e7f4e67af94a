package dev.driveyard.transfer.copy;

import java.io.IOException;

import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.NewFile;

/**
 * Clones files where it can, and after a few refusals in a row stops asking if it need
 * not.
 */
final class Clones {

	private static final int ENOUGH = 3;

	private final CopyMethod method;

	private int refusals;

	Clones(CopyMethod method) {
		this.method = method;
	}

	/**
	 * Whether the part is a clone of the source now.
	 * @throws CopyEndedException if it had to be and can't
	 */
	boolean make(SourceFile source, NewFile part) throws IOException {
		if (this.method == CopyMethod.STREAM || (this.method == CopyMethod.AUTO && this.refusals >= ENOUGH)) {
			return false;
		}
		if (part.cloneOf(source)) {
			this.refusals = 0;
			return true;
		}
		this.refusals++;
		if (this.method == CopyMethod.REFLINK) {
			throw new CopyEndedException(new CopyOutcome.Failed(CopyOutcome.Cause.NO_REFLINK,
					"The file systems can't share the bytes of these files"));
		}
		return false;
	}

}
