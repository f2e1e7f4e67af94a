package dev.driveyard.content.files;

import java.util.function.BooleanSupplier;

import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataPool;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.storage.Volume;

/**
 * Threads that look at what files hold, each with a child process that decodes.
 */
public final class AnalysisPool implements AutoCloseable {

	private final MetadataPool decoders;

	private final GroupPool pool;

	private AnalysisPool(String name, MetadataLimits limits, int workers, Work work) {
		this.decoders = new MetadataPool(workers, limits);
		this.pool = new GroupPool(name, () -> work.with(this.decoders, this::isStopped), workers, (group) -> false);
	}

	/**
	 * A pool that finds out what files are, and what they say of themselves.
	 * @param workers threads, at least 1
	 */
	public static AnalysisPool analysing(Volume volume, DirectoryCheck check, TypeDetector detector,
			MetadataLimits limits, int workers) {
		return new AnalysisPool("analyse", limits, workers,
				(decoders, stopped) -> new FileAnalyser(volume, check, detector, decoders, stopped));
	}

	/**
	 * A pool that looks whether what files hold makes sense.
	 * @param workers threads, at least 1
	 */
	public static AnalysisPool examining(Volume volume, DirectoryCheck check, TypeDetector detector,
			MetadataLimits limits, int workers) {
		return new AnalysisPool("examine", limits, workers,
				(decoders, stopped) -> new FileExaminer(volume, check, detector, decoders, stopped));
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

	/**
	 * What one thread does.
	 */
	@FunctionalInterface
	private interface Work {

		GroupPool.Work with(MetadataPool decoders, BooleanSupplier stopped);

	}

}
