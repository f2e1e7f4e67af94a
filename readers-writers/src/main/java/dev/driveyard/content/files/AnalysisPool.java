package dev.driveyard.content.files;

import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataPool;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.storage.Volume;

/**
 * Threads that find out what files are, each with a child process that reads what files
 * say of themselves.
 */
public final class AnalysisPool implements AutoCloseable {

	private final MetadataPool metadata;

	private final GroupPool pool;

	/**
	 * A pool.
	 * @param workers threads, at least 1
	 */
	public AnalysisPool(Volume volume, DirectoryCheck check, TypeDetector detector, MetadataLimits limits,
			int workers) {
		this.metadata = new MetadataPool(workers, limits);
		this.pool = new GroupPool("analyse",
				() -> new FileAnalyser(volume, check, detector, this.metadata, this::isStopped), workers,
				(group) -> false);
	}

	private boolean isStopped() {
		return this.pool.isStopped();
	}

	/** The threads, for groups to be submitted to. */
	public GroupPool groups() {
		return this.pool;
	}

	/**
	 * Gives up what is not done, see {@link GroupPool#close}.
	 */
	@Override
	public void close() {
		this.pool.close();
		this.metadata.close();
	}

}
