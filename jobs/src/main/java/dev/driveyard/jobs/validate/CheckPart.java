package dev.driveyard.jobs.validate;

import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.jobs.operate.StepCounts;
import dev.driveyard.jobs.operate.Tally;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what one of the checks of a validation looks at. Nothing is prepared before the
 * first item is read.
 */
interface CheckPart extends ItemStreamReader<CheckItem> {

	/**
	 * Counts what is known only at the end.
	 * @param all whether all that was read was marked as done
	 */
	default void sum(boolean all, Tally<ValidateCount> counts) {
		// most count as they go
	}

	/** How far it is. */
	Progress progress(String step, StepCounts<ValidateCount> counts);

}
