package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.journal.OperationParent;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.MissingDirectories.Known;
import dev.driveyard.storage.local.MissingDirectories.Owner;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;

/**
 * Whose the folders are that things are trashed from: recorded before, looked up when one
 * that is gone has to be made anew. For one thread.
 */
public final class ParentFolders {

	private final Backend volume;

	private final long instance;

	private final Set<String> seen = new HashSet<>();

	ParentFolders(Backend volume, long instance) {
		this.volume = volume;
		this.instance = instance;
	}

	/** Those above a path that were not asked for yet. */
	List<OperationParent> of(String path) throws IOException {
		String at = EncodedPaths.parent(path);
		if (this.seen.contains(at)) {
			return List.of();
		}
		List<OperationParent> found = new ArrayList<>();
		try (WritableDirectory directory = DirectoryPaths.open(this.volume, at)) {
			for (FileStat folder : ancestry(directory)) {
				if (!this.seen.add(at)) {
					break;
				}
				found.add(new OperationParent(this.instance, at, folder.stat().owner(), folder.stat().group(),
						folder.stat().mode()));
				at = EncodedPaths.parent(at);
			}
		}
		return found;
	}

	private static List<FileStat> ancestry(WritableDirectory directory) throws IOException {
		try {
			return directory.ancestry();
		}
		catch (UnsupportedOperationException ex) {
			return List.of(directory.self());
		}
	}

	/** What was recorded when something was put where it is in the trash. */
	public static Known of(RemovalJournal removals, TrashPlace place) {
		Operation trashed = removals.trashed(place.folder(), place.name()).orElse(null);
		if (trashed == null) {
			return Known.NOTHING;
		}
		return (path) -> removals.parent(trashed.instance(), path)
			.map((parent) -> new Owner(parent.owner(), parent.group(), parent.mode()))
			.orElse(null);
	}

}
