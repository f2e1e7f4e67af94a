package dev.driveyard.jobs.contents;

/**
 * The threads of this process that read files for its runs. A run uses as many as it was
 * told to, if that is no more than its share.
 */
public final class ReadExecutor extends SharedThreads {

	/**
	 * An executor.
	 * @param most how many files may be read at once in this process
	 * @param runs how many runs read at the same time
	 */
	public ReadExecutor(int most, int runs) {
		super("read", most, runs);
	}

}
