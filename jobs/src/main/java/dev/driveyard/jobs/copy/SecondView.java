package dev.driveyard.jobs.copy;

import java.io.IOException;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.copy.TargetCheck;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * Finds that a target is its source or lies in it where it is seen through a mount that
 * gives it other numbers: what is made in the target's folder is somewhere below the
 * source then.
 *
 * @param probe see {@link TargetCheck#isSeen}
 */
record SecondView(Backend volume, String probe) {

	boolean isInside(String source, FileStat sourceStat, String target) throws IOException {
		FileStat there = find(target);
		boolean folder = there != null && there.stat().kind() == FileKind.DIRECTORY;
		FileStat at = folder ? there : find(EncodedPaths.parent(target));
		return at != null && at.device() != sourceStat.device()
				&& isSeen(source, folder ? target : EncodedPaths.parent(target));
	}

	private boolean isSeen(String source, String folder) throws IOException {
		try (WritableDirectory directory = DirectoryPaths.open(this.volume, folder)) {
			return TargetCheck.isSeen(directory, this.probe, (name) -> isBelow(source, folder, name));
		}
	}

	/** Whether it is in the source by the last names of its path, few or many. */
	private boolean isBelow(String source, String folder, String name) {
		String below = name;
		for (String at = folder; !at.isEmpty() && !at.equals("/"); at = EncodedPaths.parent(at)) {
			if (find(EncodedPaths.below(source, below)) != null) {
				return true;
			}
			below = EncodedPaths.below(EncodedPaths.name(at), below);
		}
		return false;
	}

	private @Nullable FileStat find(String path) {
		try {
			return this.volume.stat(path);
		}
		catch (IOException ex) {
			return null;
		}
	}

}
