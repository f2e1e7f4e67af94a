package dev.driveyard.jobs.duplicates;

import dev.driveyard.jobs.operate.StepHistory;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Where the step {@code group} was. In version 0.1 it did what are several steps now, one
 * after the other, so that an execution that it left may be at any of these.
 *
 * @param phase that it was at: so many are done
 * @param number the last content, group or folder
 * @param size the last size, or the depth; -1 for none
 * @param text the last name, or the last digest
 */
record GroupPosition(int phase, long number, long size, String text) {

	private static final String PHASE = "group.phase";

	private static final String NUMBER = "group.number";

	private static final String SIZE = "group.size";

	private static final String TEXT = "group.text";

	/** Where a phase begins. */
	static GroupPosition of(int phase) {
		return new GroupPosition(phase, 0, -1, "");
	}

	static GroupPosition of(ExecutionContext context) {
		return new GroupPosition((int) context.getLong(PHASE, 0), context.getLong(NUMBER, 0), context.getLong(SIZE, -1),
				context.getString(TEXT, ""));
	}

	/** Where the newest execution of the step was that got somewhere. */
	static GroupPosition newest(JobRepository repository, JobInstance instance) {
		return StepHistory.newest(repository, instance, DuplicateJob.GROUP, PHASE)
			.map(GroupPosition::of)
			.orElseGet(() -> of(0));
	}

	/** Where one of the phases is, which is not done: perhaps at its beginning. */
	GroupPosition in(int wanted) {
		return (this.phase < wanted) ? of(wanted) : this;
	}

	void save(ExecutionContext context) {
		context.putLong(PHASE, this.phase);
		context.putLong(NUMBER, this.number);
		context.putLong(SIZE, this.size);
		context.putString(TEXT, this.text);
	}

}
