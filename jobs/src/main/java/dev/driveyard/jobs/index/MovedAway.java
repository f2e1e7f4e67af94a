package dev.driveyard.jobs.index;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories that vanished from a part of a location that was looked at, and are in
 * another part, which was not. Finds them by one look at the times of all directories
 * that the catalogue has of the location, and a listing of those that have changed
 * lately, and of what is new in them. Finds nothing where there are very many. For one
 * thread.
 */
final class MovedAway {

	private static final Logger logger = LoggerFactory.getLogger(MovedAway.class);

	/** More directories are not looked at, listed or not. */
	private static final int MOST = 20_000;

	/** Longer ago than that something has looked at all. */
	private static final Duration LATELY = Duration.ofDays(1);

	private final Scan scan;

	private final Backend volume;

	private final DirectoryMoves moves;

	private final long lately;

	private final Set<Long> found = new HashSet<>();

	private boolean looked;

	private int left = MOST;

	MovedAway(Scan scan, Backend volume, DirectoryMoves moves, Clock clock) {
		this.lately = TimeUnit.MILLISECONDS.toNanos(clock.instant().minus(LATELY).toEpochMilli());
		this.scan = scan;
		this.volume = volume;
		this.moves = moves;
	}

	/** Whether a directory that vanished is elsewhere in the location. */
	boolean has(long directory) {
		if (!this.looked) {
			this.looked = true;
			look();
		}
		return this.found.contains(directory);
	}

	private void look() {
		Map<String, Long> times = this.scan.catalogue().directoryTimes(this.scan.location().id(), MOST + 1);
		if (times.size() > MOST) {
			return;
		}
		Deque<String> changed = new ArrayDeque<>();
		times.forEach((path, modified) -> {
			if (hasChanged(path, modified)) {
				changed.add(path);
			}
		});
		while (!changed.isEmpty() && this.left-- > 0) {
			list(changed.remove(), changed);
		}
	}

	/**
	 * That the catalogue has the time of a directory does not mean that somebody has
	 * listed it: the listing of its parent told the time, too.
	 */
	private boolean hasChanged(String path, long modified) {
		try {
			FileStat stat = this.volume.stat(this.scan.absolute(path));
			long now = stat.stat().modified();
			return stat.stat().kind() == FileKind.DIRECTORY && (now != modified || now >= this.lately);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void list(String path, Deque<String> more) {
		try {
			String absolute = this.scan.absolute(path);
			for (FileStat child : this.volume.list(absolute, this.volume.stat(absolute)).stats()) {
				String at = path.isEmpty() ? child.name() : path + "/" + child.name();
				if (child.stat().kind() == FileKind.DIRECTORY && !isKnown(child, at)) {
					recognise(child, at, more);
				}
			}
		}
		catch (IOException ex) {
			logger.debug("{} can't be listed", path, ex);
		}
	}

	private boolean isKnown(FileStat child, String path) {
		KnownDirectory known = this.scan.catalogue().directory(this.scan.location().id(), path);
		return known != null && known.inode() == child.stat().inode();
	}

	/** What is new may hold what moved. */
	private void recognise(FileStat child, String path, Deque<String> more) {
		KnownDirectory from = this.moves.recognise(child, path);
		if (from != null) {
			this.found.add(from.id());
		}
		else {
			more.add(path);
		}
	}

}
