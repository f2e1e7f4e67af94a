package dev.driveyard.content.files;

import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataPool;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.storage.Volume;

/**
 * Threads that look whether the content of files makes sense, each with a child process
 * that decodes.
 */
public final class ExaminationPool implements AutoCloseable {

	private final MetadataPool decoders;

	private final GroupPool pool;

	/**
	 * A pool.
	 * @param workers threads, at least 1
	 */
	public ExaminationPool(Volume volume, DirectoryCheck check, TypeDetector detector, MetadataLimits limits,
			int workers) {
		this.decoders = new MetadataPool(workers, limits);
		this.pool = new GroupPool("examine",
				() -> new FileExaminer(volume, check, detector, this.decoders, this::isStopped), workers,
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
		this.decoders.close();
	}

}
