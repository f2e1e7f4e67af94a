package dev.driveyard.content.metadata.child;

import java.io.IOException;

import dev.driveyard.content.ByteSource;
import dev.driveyard.content.child.ChildProcess;
import dev.driveyard.content.containment.Containments;
import dev.driveyard.content.metadata.Decoders;
import dev.driveyard.content.metadata.MetadataExtractor;
import dev.driveyard.content.metadata.MetadataFormat;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;

/**
 * Reads metadata in a child JVM, one file at a time: see {@link ChildProcess}. Not for
 * several threads at once: see {@link MetadataPool}.
 */
public final class MetadataProcess implements AutoCloseable {

	private final ChildProcess<MetadataOutcome> child;

	public MetadataProcess(MetadataLimits limits) {
		this(limits, MetadataChild.class.getName());
	}

	public MetadataProcess(MetadataLimits limits, String mainClass) {
		this(limits, mainClass, Containments.current());
	}

	public MetadataProcess(MetadataLimits limits, String mainClass, Containments containments) {
		this.child = new ChildProcess<>(new MetadataTask(limits, mainClass), containments);
	}

	/**
	 * Reads what a file says of itself.
	 * @param mediaType as the content shows it, without parameters
	 * @param size of the file
	 * @param source of its bytes; used by the calling thread, and not after the return
	 * @throws IOException that the source threw
	 * @throws MetadataUnavailableException if no child can be started
	 */
	public MetadataOutcome read(String mediaType, long size, ByteSource source) throws IOException {
		return (size <= 0 || MetadataFormat.of(mediaType) == null) ? new Nothing()
				: this.child.ask(mediaType, size, source);
	}

	/**
	 * Reads a file to see whether it is whole.
	 * @param mediaType see {@link #read}
	 * @param size see {@link #read}
	 * @param source see {@link #read}
	 * @return nothing if it is, or if files of its type can't be looked at
	 */
	public MetadataOutcome check(String mediaType, long size, ByteSource source) throws IOException {
		return (size <= 0 || !Decoders.know(mediaType)) ? new Nothing()
				: this.child.ask(MetadataExtractor.CHECK + mediaType, size, source);
	}

	/**
	 * The process id of the child, 0 if there is none at present.
	 */
	public long childPid() {
		return this.child.pid();
	}

	/**
	 * Ends the child. The next file starts another.
	 */
	@Override
	public void close() {
		this.child.close();
	}

}
