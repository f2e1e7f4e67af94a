package dev.driveyard.jobs.operate;

/**
 * How many items a step writes in one transaction. Nothing but speed depends on it.
 *
 * @param items 0 for as many as each step thinks best
 */
public record CommitInterval(int items) {

	/** As many as each step thinks best. */
	public static final CommitInterval OF_STEP = new CommitInterval(0);

	/**
	 * The number for a step.
	 * @param own what the step thinks best
	 */
	public int or(int own) {
		return (this.items > 0) ? this.items : own;
	}

}
