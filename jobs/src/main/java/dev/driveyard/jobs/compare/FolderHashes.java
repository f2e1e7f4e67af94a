package dev.driveyard.jobs.compare;

import java.util.Map;

import dev.driveyard.catalogue.differences.KnownHashes.KnownHash;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * What the files of one folder hold, as far as the catalogue knows. It is asked once, and
 * only if somebody wants to know. For one thread.
 */
final class FolderHashes {

	private final ComparedSide side;

	private final String folder;

	private @Nullable Map<String, KnownHash> known;

	FolderHashes(ComparedSide side, String folder) {
		this.side = side;
		this.folder = folder;
	}

	/** What a file of it holds; null if that is not known, or not current. */
	@Nullable String of(FileStat file) {
		if (this.known == null) {
			this.known = this.side.hashes(this.folder);
		}
		KnownHash hash = this.known.get(file.name());
		return (hash != null) ? hash.current(file.stat()) : null;
	}

}
