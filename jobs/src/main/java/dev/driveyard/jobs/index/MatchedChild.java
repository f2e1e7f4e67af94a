package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * A child of a directory on disk, with what it is in the catalogue.
 */
sealed interface MatchedChild {

	/** As the listing shows it. */
	FileStat found();

	/**
	 * It is the one that was there before.
	 */
	record Same(FileStat found, Entry before) implements MatchedChild {
	}

	/**
	 * Another file system is mounted where this one was, or none is any more.
	 */
	record OtherVolume(FileStat found, Entry before) implements MatchedChild {
	}

	/**
	 * It is a directory that was elsewhere.
	 *
	 * @param displaced what was in its place
	 * @param from where it was
	 */
	record Moved(FileStat found, @Nullable Entry displaced, KnownDirectory from) implements MatchedChild {
	}

	/**
	 * It is new.
	 *
	 * @param displaced what was in its place
	 * @param id given to it
	 * @param volume the catalogue's number of the file system that it is on
	 * @param mayHaveMoved whether it may be something that was elsewhere
	 */
	record Added(FileStat found, @Nullable Entry displaced, long id, long volume,
			boolean mayHaveMoved) implements MatchedChild {
	}

}
