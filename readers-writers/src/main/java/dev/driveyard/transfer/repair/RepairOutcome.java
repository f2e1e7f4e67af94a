package dev.driveyard.transfer.repair;

import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What came of restoring a file.
 */
public sealed interface RepairOutcome {

	/**
	 * It holds again what it held.
	 *
	 * @param stat as it is now
	 * @param source the good copy
	 * @param aside what the damaged file is called now, in the same folder; null if there
	 * was none
	 * @param warnings what could not be kept beside the bytes
	 */
	record Restored(FileAttributes stat, String source, @Nullable String aside,
			String warnings) implements RepairOutcome {
	}

	/**
	 * It holds what it held: somebody, or a run of this repair that was killed, has
	 * restored it.
	 *
	 * @param aside what that run has called the damaged file; null if it was none of
	 * ours, or there was no damaged file
	 */
	record AlreadyRight(FileAttributes stat, @Nullable String aside) implements RepairOutcome {
	}

	/**
	 * All is as it was before; if not, the message tells.
	 *
	 * @param message why, for a person
	 */
	record NotRestored(String message) implements RepairOutcome {
	}

}
