package dev.driveyard.content.metadata.child;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.Stream;

import dev.driveyard.content.ByteSource;
import dev.driveyard.content.containment.MemoryRoom;
import dev.driveyard.content.metadata.Decoders;
import dev.driveyard.content.metadata.MetadataFormat;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataOutcome;

/**
 * Several children for several threads. A child is started when as many files are read at
 * once.
 */
public final class MetadataPool implements AutoCloseable {

	private final List<MetadataProcess> all;

	private final BlockingDeque<MetadataProcess> idle = new LinkedBlockingDeque<>();

	/**
	 * A pool.
	 * @param children how many files are read at once, if there is memory for so many
	 * @param limits what a file may cost
	 */
	public MetadataPool(int children, MetadataLimits limits) {
		if (children < 1) {
			throw new IllegalArgumentException("at least one file must be read at a time, not " + children);
		}
		int most = MemoryRoom.HERE.children(children, limits.child().megabytes());
		this.all = Stream.generate(() -> new MetadataProcess(limits)).limit(most).toList();
		this.idle.addAll(this.all);
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
		MetadataProcess process = take();
		try {
			return process.read(mediaType, size, source);
		}
		finally {
			this.idle.addFirst(process);
		}
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
		MetadataProcess process = take();
		try {
			return process.check(mediaType, size, source);
		}
		finally {
			this.idle.addFirst(process);
		}
	}

	private MetadataProcess take() throws InterruptedIOException {
		try {
			return this.idle.takeFirst();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted while all readers of metadata were at work");
		}
	}

	/**
	 * Ends all children. No file may be read at the time.
	 */
	@Override
	public void close() {
		this.all.forEach(MetadataProcess::close);
	}

}
