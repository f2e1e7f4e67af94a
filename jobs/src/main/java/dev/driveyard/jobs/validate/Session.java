package dev.driveyard.jobs.validate;

import dev.driveyard.jobs.operate.CountingSession;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * One execution of a step: reads and handles its items. For one thread.
 *
 * @param <I> an item
 */
abstract class Session<I> extends CountingSession<Count> implements ItemStreamReader<I>, ItemProcessor<I, Change> {

	private final ValidateParts parts;

	Session(ValidateParts parts) {
		super(parts.repository(), Count.class);
		this.parts = parts;
	}

	ValidateParts parts() {
		return this.parts;
	}

	long now() {
		return this.parts.clock().millis();
	}

	/** How far the step is. */
	Progress progress(String name) {
		return new Progress(name, 0, 0, 0, counts().get(Count.ISSUES), current());
	}

}
