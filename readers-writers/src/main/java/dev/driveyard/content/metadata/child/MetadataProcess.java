package dev.driveyard.content.metadata.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.ByteSource;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.containment.Containments;
import dev.driveyard.content.metadata.Decoders;
import dev.driveyard.content.metadata.MetadataExtractor;
import dev.driveyard.content.metadata.MetadataFormat;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads metadata in a child JVM, one file at a time. The child is started with the first
 * file that needs it, is killed when a file takes too long, and makes room for a new one
 * when it crashed or has read many files. It can't outlive this process, and leaves
 * nothing behind. Not for several threads at once: see {@link MetadataPool}.
 */
public final class MetadataProcess implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(60);

	private static final int PREFIX = 1 << 15;

	private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

	private final MetadataLimits limits;

	private final String mainClass;

	private final Containments containments;

	private final ByteBuffer buffer = ByteBuffer.allocate(MetadataWire.MOST);

	private @Nullable Child child;

	private @Nullable MetadataUnavailableException unavailable;

	private int failedStarts;

	private long nextStart;

	public MetadataProcess(MetadataLimits limits) {
		this(limits, MetadataChild.class.getName());
	}

	public MetadataProcess(MetadataLimits limits, String mainClass) {
		this(limits, mainClass, Containments.current());
	}

	public MetadataProcess(MetadataLimits limits, String mainClass, Containments containments) {
		this.limits = limits;
		this.mainClass = mainClass;
		this.containments = containments;
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
		return (size <= 0 || MetadataFormat.of(mediaType) == null) ? new Nothing() : ask(mediaType, size, source);
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
				: ask(MetadataExtractor.CHECK + mediaType, size, source);
	}

	private MetadataOutcome ask(String mediaType, long size, ByteSource source) throws IOException {
		int length = fill(source, 0, (int) Math.min(PREFIX, size));
		Child running = running();
		Watchdog watchdog = new Watchdog(running, this.limits.deadline());
		Exchange exchange = new Exchange(running, source);
		long begun = System.nanoTime();
		try {
			MetadataOutcome outcome = exchange.run(mediaType, size, length);
			if (!watchdog.done()) {
				return timedOut();
			}
			return outcome;
		}
		catch (PipeException ex) {
			return watchdog.done() ? crashed() : timedOut();
		}
		catch (RuntimeException | Error ex) {
			watchdog.done();
			close();
			throw ex;
		}
		finally {
			running.worked += System.nanoTime() - begun;
			exchange.throwLost();
		}
	}

	private Failed timedOut() {
		close();
		return new Failed(Reason.TIMED_OUT, "it took longer than " + this.limits.deadline().toMillis() + " ms");
	}

	private Failed crashed() {
		String why = (this.child != null) ? this.child.end() : "it ended";
		this.child = null;
		String text = ContentMetadata.text(why);
		return new Failed(Reason.CRASHED, (text != null) ? text : "it ended");
	}

	private Child running() {
		Child current = this.child;
		if (current != null && (!current.isAlive() || isSpent(current))) {
			close();
			current = null;
		}
		current = (current != null) ? current : start();
		current.files++;
		this.child = current;
		return current;
	}

	private boolean isSpent(Child current) {
		return current.files >= this.limits.filesPerChild() || current.worked > this.limits.longestWork().toNanos();
	}

	/**
	 * After a failure the next start waits, longer each time; until then it fails at
	 * once.
	 */
	private Child start() {
		if (this.unavailable != null && System.nanoTime() - this.nextStart < 0) {
			throw this.unavailable;
		}
		try {
			Child started = this.containments.start(ChildCommand.of(this.mainClass, this.limits),
					MetadataProcess::greet);
			this.unavailable = null;
			this.failedStarts = 0;
			return started;
		}
		catch (IOException ex) {
			throw failedStart(ex.getMessage() + ".", ex);
		}
	}

	private static Child greet(Process process) throws IOException {
		Child started = new Child(process);
		Watchdog watchdog = new Watchdog(started, START);
		try {
			if (started.in.readInt() != MetadataWire.HELLO || !watchdog.done()) {
				throw new IOException("no greeting");
			}
			return started;
		}
		catch (IOException ex) {
			watchdog.done();
			throw new IOException(started.end(), ex);
		}
	}

	private MetadataUnavailableException failedStart(String reason, IOException cause) {
		long pause = Math.min(LONGEST_PAUSE, Duration.ofSeconds(1).toNanos() << Math.min(this.failedStarts++, 6));
		this.nextStart = System.nanoTime() + pause;
		this.unavailable = new MetadataUnavailableException(reason, cause);
		return this.unavailable;
	}

	private int fill(ByteSource source, long position, int length) throws IOException {
		return FullReads.fill(source, position, this.buffer.clear().limit(length));
	}

	/**
	 * The process id of the child, 0 if there is none at present.
	 */
	public long childPid() {
		return (this.child != null && this.child.isAlive()) ? this.child.pid() : 0;
	}

	/**
	 * Ends the child. The next file starts another.
	 */
	@Override
	public void close() {
		if (this.child != null) {
			this.child.end();
			this.child = null;
		}
	}

	/**
	 * The talk about one file.
	 */
	private final class Exchange {

		private final Child child;

		private final ByteSource source;

		private @Nullable IOException lost;

		Exchange(Child child, ByteSource source) {
			this.child = child;
			this.source = source;
		}

		MetadataOutcome run(String mediaType, long size, int length) {
			try {
				this.child.out.writeByte(MetadataWire.FILE);
				this.child.out.writeUTF(mediaType);
				this.child.out.writeLong(size);
				send(length);
				byte kind = this.child.in.readByte();
				for (; kind == MetadataWire.WANT; kind = this.child.in.readByte()) {
					serve(this.child.in.readLong(), this.child.in.readInt(), size);
				}
				if (kind == MetadataWire.LAST) {
					this.child.files = MetadataProcess.this.limits.filesPerChild();
				}
				return MetadataWire.read(this.child.in);
			}
			catch (IOException ex) {
				throw new PipeException(ex);
			}
		}

		private void serve(long position, int length, long size) throws IOException {
			if (position < 0 || length < 0 || length > MetadataWire.MOST || position > size - length) {
				throw new IOException("a range outside the file");
			}
			int count = 0;
			try {
				count = (this.lost != null) ? 0 : fill(this.source, position, length);
			}
			catch (IOException ex) {
				this.lost = ex;
			}
			if (this.lost != null) {
				this.child.out.writeByte(MetadataWire.LOST);
				this.child.out.flush();
				return;
			}
			this.child.out.writeByte(MetadataWire.BYTES);
			send(count);
		}

		private void send(int length) throws IOException {
			this.child.out.writeInt(length);
			this.child.out.write(MetadataProcess.this.buffer.array(), 0, length);
			this.child.out.flush();
		}

		/** What happened to the file matters more than what the child made of it. */
		void throwLost() throws IOException {
			if (this.lost != null) {
				throw this.lost;
			}
		}

	}

	/**
	 * The child is gone, or talks nonsense.
	 */
	private static final class PipeException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		PipeException(IOException cause) {
			super(cause);
		}

	}

}
