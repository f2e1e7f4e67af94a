package dev.driveyard.jobs.contents;

/**
 * The threads of this process that copy, move and remove files for its runs, apart from
 * those that read: a disk that answers no read holds up no copy to another.
 */
public final class EffectExecutor extends SharedThreads {

	/**
	 * An executor.
	 * @param most how many files may be changed at once in this process
	 * @param runs how many runs change files at the same time
	 */
	public EffectExecutor(int most, int runs) {
		super("effect", most, runs);
	}

}
