package dev.driveyard.transfer.copy;

import java.io.IOException;

import dev.driveyard.storage.writing.NewFile;

/**
 * Tells how far the copy of one file has come.
 */
final class Checkpoints {

	private final CopyHooks hooks;

	private final long interval;

	private final boolean sync;

	private long told;

	private long copied;

	/**
	 * @param interval how many bytes are between two checkpoints
	 * @param sync whether a checkpoint has to outlast a power failure
	 */
	Checkpoints(CopyHooks hooks, long interval, boolean sync) {
		this.hooks = hooks;
		this.interval = interval;
		this.sync = sync;
	}

	RateLimiter limiter() {
		return this.hooks.limiter();
	}

	/** Starts with what an earlier run left. */
	void resumed(long length) {
		this.told = length;
		count(length);
	}

	/** All up to the end of this stretch is copied. */
	void copied(NewFile part, long position, long length) throws IOException {
		count(length);
		long reached = (position + length) / this.interval * this.interval;
		if (reached > this.told) {
			if (this.sync) {
				part.sync(false);
			}
			this.told = reached;
			this.hooks.checkpoint().accept(reached);
		}
	}

	/** All is copied, in one go. */
	void count(long length) {
		this.copied += length;
		this.hooks.progress().accept(length);
	}

	/** Whether something was told that a later run may go on from. */
	boolean any() {
		return this.told > 0;
	}

	/** Takes back what was told, since all starts over. */
	void revoke() {
		this.hooks.progress().accept(-this.copied);
		this.copied = 0;
		this.told = 0;
	}

}
