package dev.driveyard.content.files;

import java.util.List;

import dev.driveyard.catalogue.contents.PendingFile;

/**
 * Some files of one directory.
 *
 * @param directory its absolute path
 * @param files at least one, in the order of their ids
 */
public record FileGroup(String directory, List<PendingFile> files) {

	/** Their sizes summed. */
	public long bytes() {
		return this.files.stream().mapToLong((file) -> file.entry().stat().size()).sum();
	}

}
