package dev.driveyard.jobs.copy;

import java.util.List;

import dev.driveyard.journal.FileState;
import dev.driveyard.journal.OperationFile;

/**
 * How many slices with files an earlier execution may still have handled without
 * recording them: with those all is looked at again. For one thread.
 */
final class UnrecordedSlices {

	private int left;

	/**
	 * So many.
	 * @param most 0 if there was no earlier execution
	 */
	UnrecordedSlices(int most) {
		this.left = most;
	}

	/** Whether what comes next may be one of them. */
	boolean mayFollow() {
		return this.left > 0;
	}

	/** Some are handed out. */
	void count(List<Slice> slices) {
		this.left -= (int) slices.stream().filter((slice) -> slice.replay() && mayBeUnrecorded(slice)).count();
	}

	/** What failed before is recorded, though it is tried again. */
	private static boolean mayBeUnrecorded(Slice slice) {
		return slice.files().stream().anyMatch((file) -> {
			OperationFile earlier = slice.earlier().get(file.name());
			return earlier == null || earlier.state() == FileState.PLANNED;
		});
	}

}
