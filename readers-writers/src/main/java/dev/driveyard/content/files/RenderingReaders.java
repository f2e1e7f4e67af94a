package dev.driveyard.content.files;

import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.picture.PictureVariant;
import dev.driveyard.picture.RenderLimits;
import dev.driveyard.picture.RenderPool;

/**
 * Readers that make pictures of files, each with a child process that decodes.
 */
public final class RenderingReaders implements GroupReaders {

	private static final long MOST_READ = 32L << 20;

	private final GroupDirectories directories;

	private final TypeDetector detector = new TypeDetector();

	private final List<PictureVariant> variants;

	private final RenderPool renderers;

	/**
	 * Readers.
	 * @param variants what is made of each file
	 * @param workers how many are used at once, at least 1
	 */
	public RenderingReaders(GroupDirectories directories, List<PictureVariant> variants, RenderLimits limits,
			int workers) {
		this.directories = directories;
		this.variants = List.copyOf(variants);
		this.renderers = new RenderPool(workers, limits);
	}

	@Override
	public String name() {
		return "render";
	}

	@Override
	public GroupReader reader(BooleanSupplier stopped) {
		return new FileRenderer(this.directories, this.detector, this.renderers, this.variants, stopped);
	}

	/** Of a long film little is read. */
	@Override
	public long bytes(long size) {
		return Math.min(size, MOST_READ);
	}

	@Override
	public void close() {
		this.renderers.close();
	}

}
