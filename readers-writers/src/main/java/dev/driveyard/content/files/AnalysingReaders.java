package dev.driveyard.content.files;

import java.util.function.BooleanSupplier;

import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.child.MetadataPool;
import dev.driveyard.content.type.TypeDetector;

/**
 * Readers that look at what files hold, each with a child process that decodes.
 */
public final class AnalysingReaders implements GroupReaders {

	private final String name;

	private final MetadataPool decoders;

	private final Work work;

	private AnalysingReaders(String name, MetadataLimits limits, int workers, Work work) {
		this.name = name;
		this.decoders = new MetadataPool(workers, limits);
		this.work = work;
	}

	/**
	 * Readers that find out what files are, and what they say of themselves.
	 * @param workers how many are used at once, at least 1
	 */
	public static AnalysingReaders analysing(GroupDirectories directories, TypeDetector detector, MetadataLimits limits,
			int workers) {
		return new AnalysingReaders("analyse", limits, workers,
				(decoders, stopped) -> new FileAnalyser(directories, detector, decoders, stopped));
	}

	/**
	 * Readers that look whether what files hold makes sense.
	 * @param workers how many are used at once, at least 1
	 */
	public static AnalysingReaders examining(GroupDirectories directories, TypeDetector detector, MetadataLimits limits,
			int workers) {
		return new AnalysingReaders("examine", limits, workers,
				(decoders, stopped) -> new FileExaminer(directories, detector, decoders, stopped));
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public GroupReader reader(BooleanSupplier stopped) {
		return this.work.with(this.decoders, stopped);
	}

	@Override
	public long bytes(long size) {
		return Math.min(size, TypeDetector.PREFIX);
	}

	@Override
	public void close() {
		this.decoders.close();
	}

	/**
	 * What one reader does.
	 */
	@FunctionalInterface
	private interface Work {

		GroupReader with(MetadataPool decoders, BooleanSupplier stopped);

	}

}
