package dev.driveyard.content.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

import dev.driveyard.content.ByteSource;
import dev.driveyard.content.FullReads;
import dev.driveyard.content.containment.Containments;
import org.jspecify.annotations.Nullable;

/**
 * Reads files in a child JVM, one at a time. The child is started with the first file
 * that needs it, is killed when a file takes too long, and makes room for a new one when
 * it crashed or has read many files. It can't outlive this process, and leaves nothing
 * behind. Not for several threads at once.
 *
 * @param <R> what comes of a file
 */
public final class ChildProcess<R> implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(60);

	private static final int PREFIX = 1 << 15;

	private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

	private final ChildTask<R> task;

	private final Containments containments;

	private final ByteBuffer buffer = ByteBuffer.allocate(ChildWire.MOST);

	private @Nullable Child child;

	private @Nullable ChildUnavailableException unavailable;

	private int failedStarts;

	private long nextStart;

	public ChildProcess(ChildTask<R> task, Containments containments) {
		this.task = task;
		this.containments = containments;
	}

	/**
	 * Has the child read a file.
	 * @param order what is asked of it
	 * @param size of the file, more than 0
	 * @param source of its bytes; used by the calling thread, and not after the return
	 * @throws IOException that the source threw
	 * @throws ChildUnavailableException if no child can be started
	 */
	public R ask(String order, long size, ByteSource source) throws IOException {
		int length = fill(source, 0, (int) Math.min(PREFIX, size));
		Child running = running();
		Duration deadline = this.task.deadline(order);
		Exchange<R> exchange = new Exchange<>(this, running, source, deadline);
		long begun = System.nanoTime();
		try {
			R outcome = exchange.run(order, size, length);
			return exchange.watchdog.done() ? outcome : timedOut(deadline);
		}
		catch (Exchange.PipeException ex) {
			return exchange.watchdog.done() ? crashed() : timedOut(deadline);
		}
		catch (RuntimeException | Error ex) {
			exchange.watchdog.done();
			close();
			throw ex;
		}
		finally {
			exchange.release();
			running.worked += System.nanoTime() - begun;
			exchange.throwLost();
		}
	}

	private R timedOut(Duration deadline) {
		close();
		return this.task.timedOut("it took longer than " + deadline.toMillis() + " ms");
	}

	private R crashed() {
		String why = (this.child != null) ? this.child.end() : "it ended";
		this.child = null;
		return this.task.crashed(why);
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
		return current.files >= this.task.filesPerChild() || current.worked > this.task.longestWork().toNanos();
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
			Child started = this.containments.start(this.task.jvm(), ChildProcess::greet);
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
			if (started.in.readInt() != ChildWire.HELLO || !watchdog.done()) {
				throw new IOException("no greeting");
			}
			return started;
		}
		catch (IOException ex) {
			watchdog.done();
			throw new IOException(started.end(), ex);
		}
	}

	private ChildUnavailableException failedStart(String reason, IOException cause) {
		long pause = Math.min(LONGEST_PAUSE, Duration.ofSeconds(1).toNanos() << Math.min(this.failedStarts++, 6));
		this.nextStart = System.nanoTime() + pause;
		this.unavailable = this.task.unavailable(reason, cause);
		return this.unavailable;
	}

	int fill(ByteSource source, long position, int length) throws IOException {
		return FullReads.fill(source, position, this.buffer.clear().limit(length));
	}

	byte[] filled() {
		return this.buffer.array();
	}

	ChildTask<R> task() {
		return this.task;
	}

	/**
	 * The process id of the child, 0 if there is none at present.
	 */
	public long pid() {
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

}
