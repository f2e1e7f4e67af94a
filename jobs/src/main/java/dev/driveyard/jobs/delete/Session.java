package dev.driveyard.jobs.delete;

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

	private final DeleteParts parts;

	Session(DeleteParts parts) {
		super(parts.repository(), Count.class);
		this.parts = parts;
	}

	DeleteParts parts() {
		return this.parts;
	}

	long now() {
		return this.parts.clock().millis();
	}

	/** What of the counts tells how far the step is. */
	abstract Count done();

	/** How many of these there will be, 0 if unknown. */
	long total() {
		return 0;
	}

	/** What of the counts tells how many bytes were handled. */
	Count bytes() {
		return Count.REMOVED_BYTES;
	}

	/** How far the step is. */
	Progress progress(String step) {
		return new Progress(step, counts().get(done()), total(), counts().get(bytes()), counts().get(Count.ISSUES),
				current());
	}

}
