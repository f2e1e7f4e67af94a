package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.LostAndFound.Lost;

/**
 * What differs between a stretch of the tree and the catalogue: everything that has to be
 * written, in the order of its components.
 */
record Discovery(List<Relocation> relocations, List<Entry> added, List<Entry> changed, List<Lost> lost,
		List<Entry> found, List<DirectoryState> directories, List<Issue> issues) {

	Discovery() {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>(), new ArrayList<>());
	}

	boolean isEmpty() {
		return this.relocations.isEmpty() && this.added.isEmpty() && this.changed.isEmpty() && this.lost.isEmpty()
				&& this.found.isEmpty() && this.directories.isEmpty() && this.issues.isEmpty();
	}

}
