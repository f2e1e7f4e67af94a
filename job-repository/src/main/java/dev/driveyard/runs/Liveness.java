package dev.driveyard.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.driveyard.catalogue.LibraryLock;

/**
 * Tells whether the process that owns a run still lives. On the same host the operating
 * system knows; elsewhere only a heartbeat that stayed out for long counts as dead.
 */
public final class Liveness {

	/** How often an owner says that it lives. */
	public static final Duration BEAT = Duration.ofSeconds(5);

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	/** Start times of a process are read with a resolution of ten milliseconds. */
	private static final long START_TOLERANCE_MILLIS = 1000;

	private Liveness() {
	}

	/**
	 * This process as an owner.
	 */
	public static Run.Owner self(Instant now) {
		ProcessHandle self = ProcessHandle.current();
		return new Run.Owner(LibraryLock.hostName(), self.pid(), startMillis(self), now.toEpochMilli());
	}

	/**
	 * Whether the owner lives, as far as it can be known.
	 */
	public static boolean isAlive(Run.Owner owner, Instant now) {
		if (!owner.host().equals(LibraryLock.hostName())) {
			return Duration.ofMillis(now.toEpochMilli() - owner.heartbeat()).compareTo(PATIENCE) < 0;
		}
		Optional<ProcessHandle> process = ProcessHandle.of(owner.pid()).filter(ProcessHandle::isAlive);
		return process.isPresent()
				&& Math.abs(startMillis(process.get()) - owner.processStarted()) <= START_TOLERANCE_MILLIS;
	}

	private static long startMillis(ProcessHandle process) {
		return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
	}

}
