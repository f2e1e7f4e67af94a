package dev.driveyard.content.metadata.structure;

import java.util.List;
import java.util.Set;

/**
 * How the directories of a TIFF file are read.
 *
 * @param strict whether what is not within the file is an error; else it is passed over
 * @param folders the most of one file
 * @param entries the most of one directory
 * @param values the most of one tag; those of a longer one are cut off, or with a strict
 * reading not looked at
 * @param tags that are looked at; none for all
 * @param below tags that say where more directories are
 */
record TiffPolicy(boolean strict, int folders, int entries, int values, Set<Integer> tags, List<Integer> below) {

	/** The tag of a directory that says where smaller versions are. */
	static final int SUB_FOLDERS = 0x14A;

	TiffPolicy {
		tags = Set.copyOf(tags);
		below = List.copyOf(below);
	}

	/** Takes what there is. */
	static TiffPolicy forgiving(List<Integer> below) {
		return new TiffPolicy(false, 64, 1000, 64, Set.of(), below);
	}

	/** Wants all that some tags say. */
	static TiffPolicy strict(Set<Integer> tags) {
		return new TiffPolicy(true, 100_000, Integer.MAX_VALUE, 1 << 22, tags, List.of(SUB_FOLDERS));
	}

	boolean wants(int tag) {
		return this.tags.isEmpty() || this.tags.contains(tag);
	}

}
