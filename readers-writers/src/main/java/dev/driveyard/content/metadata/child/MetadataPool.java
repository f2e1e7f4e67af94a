package dev.driveyard.content.metadata.child;

import java.io.IOException;

import dev.driveyard.content.ByteSource;
import dev.driveyard.content.child.ChildPool;
import dev.driveyard.content.metadata.Decoders;
import dev.driveyard.content.metadata.MetadataFormat;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataOutcome;

/**
 * Several children for several threads. A child is started when as many files are read at
 * once.
 */
public final class MetadataPool implements AutoCloseable {

	private final ChildPool<MetadataProcess> processes;

	/**
	 * A pool.
	 * @param children how many files are read at once, if there is memory for so many
	 * @param limits what a file may cost
	 */
	public MetadataPool(int children, MetadataLimits limits) {
		this.processes = new ChildPool<>(children, limits.child().megabytes(), () -> new MetadataProcess(limits),
				MetadataProcess::close);
	}

	/**
	 * Whether files of a type are read at all: of others there is nothing to know.
	 */
	public static boolean isRead(String mediaType) {
		return MetadataFormat.of(mediaType) != null;
	}

	/**
	 * Reads a file as {@link MetadataProcess#read} does; waits for a child to be free.
	 */
	public MetadataOutcome read(String mediaType, long size, ByteSource source) throws IOException {
		return this.processes.use((process) -> process.read(mediaType, size, source));
	}

	/**
	 * Whether files of a type can be looked at whether they are whole.
	 */
	public static boolean isDecoded(String mediaType) {
		return Decoders.know(mediaType);
	}

	/**
	 * Reads a file as {@link MetadataProcess#check} does; waits for a child to be free.
	 */
	public MetadataOutcome check(String mediaType, long size, ByteSource source) throws IOException {
		return this.processes.use((process) -> process.check(mediaType, size, source));
	}

	/**
	 * Ends all children. No file may be read at the time.
	 */
	@Override
	public void close() {
		this.processes.close();
	}

}
