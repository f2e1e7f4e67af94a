package dev.driveyard.jobs.history;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.runs.history.OldRun;
import dev.driveyard.runs.history.RunHistory;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashFolder;

/**
 * Whether anything may still be in the trash that a run put there. What can't be seen may
 * be: a trash that is not here, on a disk that is away or on another host. For one
 * thread.
 */
final class TrashContents implements Predicate<OldRun> {

	private static final int PAGE = 500;

	private static final TrashPlace FIRST = new TrashPlace("", "");

	private final RunHistory history;

	private final TrashCan trash;

	private final String host;

	private final Map<String, Optional<TrashFolder>> folders = new HashMap<>();

	/**
	 * Creates one.
	 * @param host the name of this host
	 */
	TrashContents(RunHistory history, TrashCan trash, String host) {
		this.history = history;
		this.trash = trash;
		this.host = host;
	}

	@Override
	public boolean test(OldRun run) {
		if (!run.host().equals(this.host)) {
			return true;
		}
		List<TrashPlace> page;
		TrashPlace last = FIRST;
		do {
			page = this.history.trashed(run.instance(), last, PAGE);
			if (page.stream().anyMatch(this::mayBeThere)) {
				return true;
			}
			last = page.isEmpty() ? last : page.get(page.size() - 1);
		}
		while (page.size() == PAGE);
		return false;
	}

	private boolean mayBeThere(TrashPlace place) {
		try {
			Optional<TrashFolder> folder = this.folders.get(place.folder());
			if (folder == null) {
				folder = this.trash.folder(place.folder());
				this.folders.put(place.folder(), folder);
			}
			return folder.isEmpty() || this.trash.find(folder.get(), place.name()).isPresent();
		}
		catch (IOException ex) {
			return true;
		}
	}

}
