package dev.driveyard.transfer.copy;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * What a copier asks and tells while it works, in its own thread.
 *
 * @param limiter asked before bytes are copied; may be shared by several copiers
 * @param progress told how many more bytes were copied; a negative number when a try is
 * given up
 * @param checkpoint told up to where a large file is copied: what to give as
 * {@link FileCopy#resume} after a crash
 * @param stop asked between blocks whether to stop
 * @param abandoned asked before a whole copy is put in its place: whether nobody waits
 * for it any more, so that it is not to appear
 */
public record CopyHooks(RateLimiter limiter, LongConsumer progress, LongConsumer checkpoint, BooleanSupplier stop,
		BooleanSupplier abandoned) {

	/** No limit, and nobody to tell. */
	public static final CopyHooks NONE = new CopyHooks(RateLimiter.UNLIMITED, (bytes) -> {
	}, (length) -> {
	}, () -> false);

	/** Somebody waits to the end. */
	public CopyHooks(RateLimiter limiter, LongConsumer progress, LongConsumer checkpoint, BooleanSupplier stop) {
		this(limiter, progress, checkpoint, stop, () -> false);
	}

}
