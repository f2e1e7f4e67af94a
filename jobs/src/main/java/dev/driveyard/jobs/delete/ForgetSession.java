package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.driveyard.catalogue.Location;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Forgets the locations whose folders are gone by this run. One of which something stays
 * is kept. Keeps no position: what is forgotten is not found again.
 */
final class ForgetSession extends Session<Location> {

	private final long instance;

	private final Deque<Location> left = new ArrayDeque<>();

	ForgetSession(DeleteParts parts, long instance) {
		super(parts);
		this.instance = instance;
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.left.clear();
		for (Location location : parts().locations().all()) {
			if (parts().journal().operations(this.instance).stream().anyMatch((one) -> removed(one, location))) {
				this.left.add(location);
			}
		}
	}

	private static boolean removed(Operation operation, Location location) {
		return operation.state() == State.DONE && operation.source().equals(location.root());
	}

	@Override
	public @Nullable Location read() {
		return this.left.poll();
	}

	@Override
	public Change process(Location location) {
		at(location.root());
		Change change = new Change();
		if (isGone(location)) {
			change.forgotten().add(location.id());
		}
		return change;
	}

	/** Not where somebody has made another folder of this name meanwhile. */
	private boolean isGone(Location location) {
		try {
			return parts().volume().stat(location.root()).stat().inode() != location.rootInode();
		}
		catch (NoSuchFileException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	Count done() {
		return Count.REMOVED_DIRECTORIES;
	}

}
