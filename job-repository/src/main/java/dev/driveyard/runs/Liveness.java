package dev.driveyard.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.driveyard.catalogue.library.LibraryLock;

/**
 * Tells whether the process that owns a run still lives. Where the operating system can
 * be asked for exactly that process, its word counts. Elsewhere the heartbeat decides:
 * one that stayed out for long is that of a dead process.
 */
public final class Liveness {

	/** How often a process says that it lives. */
	public static final Duration BEAT = Duration.ofSeconds(5);

	/** A process that has said nothing for longer is dead. */
	public static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

	/** Start times of a process are read with a resolution of ten milliseconds. */
	private static final long START_TOLERANCE_MILLIS = 1000;

	private Liveness() {
	}

	/**
	 * This process as an owner.
	 * @param id the id of its row
	 */
	public static Run.Owner self(String id, Instant now) {
		ProcessHandle self = ProcessHandle.current();
		return new Run.Owner(id, LibraryLock.hostName(), self.pid(), startMillis(self),
				ProcessPlace.self().orElse(null), now.toEpochMilli());
	}

	/**
	 * Whether the owner lives, as far as it can be known.
	 * @param now by the clock that its heartbeat was read from
	 */
	public static boolean isAlive(Run.Owner owner, Instant now) {
		if (owner.process() == null) {
			return isAliveByHost(owner, now);
		}
		return Optional.ofNullable(owner.place())
			.flatMap((place) -> place.isAlive(owner.pid()))
			.orElseGet(() -> hasSpoken(owner, now));
	}

	/** As it was told before processes had rows. */
	private static boolean isAliveByHost(Run.Owner owner, Instant now) {
		if (!owner.host().equals(LibraryLock.hostName())) {
			return hasSpoken(owner, now);
		}
		Optional<ProcessHandle> process = ProcessHandle.of(owner.pid()).filter(ProcessHandle::isAlive);
		return process.isPresent()
				&& Math.abs(startMillis(process.get()) - owner.processStarted()) <= START_TOLERANCE_MILLIS;
	}

	private static boolean hasSpoken(Run.Owner owner, Instant now) {
		return Duration.ofMillis(now.toEpochMilli() - owner.heartbeat()).compareTo(LONGEST_SILENCE) < 0;
	}

	private static long startMillis(ProcessHandle process) {
		return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
	}

}
