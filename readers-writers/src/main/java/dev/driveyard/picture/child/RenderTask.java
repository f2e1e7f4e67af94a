package dev.driveyard.picture.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.child.ChildTask;
import dev.driveyard.content.child.ChildUnavailableException;
import dev.driveyard.content.containment.ChildJvm;
import dev.driveyard.picture.RenderLimits;
import dev.driveyard.picture.RenderOutcome;
import dev.driveyard.picture.RenderOutcome.Failed;

/**
 * The rendering of pictures, as it is asked of a child.
 *
 * @param limits what a medium may cost
 * @param mainClass of the child
 * @param memory in megabytes, for the large pictures in all children
 */
public record RenderTask(RenderLimits limits, String mainClass, Semaphore memory) implements ChildTask<RenderOutcome> {

	private static final long MEGABYTE = 1 << 20;

	@Override
	public ChildJvm jvm() {
		NativeFiles files = NativeFiles.current();
		// loops over pixels want the better compiler
		return ChildJvm
			.of(this.mainClass,
					List.of(Long.toString(this.limits.readBytes()), Long.toString(this.limits.pixels()),
							Integer.toString(this.limits.nativeMegabytes())),
					this.limits.child())
			.withOptions(files.options())
			.withFiles(files.visible());
	}

	@Override
	public Duration deadline(String order) {
		return this.limits.deadline();
	}

	@Override
	public int filesPerChild() {
		return this.limits.filesPerChild();
	}

	@Override
	public Duration longestWork() {
		return this.limits.longestWork();
	}

	@Override
	public RenderOutcome read(String order, DataInputStream in) throws IOException {
		return RenderWire.read(in, RenderOrder.parse(order).variants());
	}

	@Override
	public RenderOutcome timedOut(String message) {
		return new Failed(UnrenderedReason.TIMED_OUT, message);
	}

	@Override
	public RenderOutcome crashed(String message) {
		boolean memory = message.startsWith("it filled its memory");
		return new Failed(memory ? UnrenderedReason.OUT_OF_MEMORY : UnrenderedReason.CRASHED,
				RenderWire.message(message));
	}

	@Override
	public ChildUnavailableException unavailable(String reason, Throwable cause) {
		return new ChildUnavailableException("The process that renders pictures", reason, cause);
	}

	/** What needs more than there is gets all of it, alone. */
	@Override
	public void reserve(long bytes) throws InterruptedException {
		this.memory.acquire(megabytes(bytes));
	}

	@Override
	public void release(long bytes) {
		this.memory.release(megabytes(bytes));
	}

	private int megabytes(long bytes) {
		return (int) Math.min(this.limits.sharedMegabytes(),
				Math.max(1, bytes / MEGABYTE + ((bytes % MEGABYTE > 0) ? 1 : 0)));
	}

}
