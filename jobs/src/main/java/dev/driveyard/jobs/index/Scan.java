package dev.driveyard.jobs.index;

import dev.driveyard.catalogue.CatalogueReader;
import dev.driveyard.catalogue.EntryIds;
import dev.driveyard.catalogue.Location;
import dev.driveyard.jobs.upkeep.VolumeIds;

/**
 * What the parts of one scan share.
 *
 * @param parameters what is asked for
 * @param again whether it looks once more at what this run has seen already: then only
 * what is new is counted
 */
record Scan(Location location, IndexParameters parameters, CatalogueReader catalogue, EntryIds ids, SameFiles sameFiles,
		VolumeIds volumes, IndexCounts counts, boolean again) {

	String absolute(String relative) {
		if (relative.isEmpty()) {
			return this.location.root();
		}
		return this.location.root().equals("/") ? "/" + relative : this.location.root() + "/" + relative;
	}

	void count(IndexCounts.Count count, long number) {
		boolean countedBefore = this.again && count != IndexCounts.Count.NEW && count != IndexCounts.Count.ISSUES;
		if (!countedBefore) {
			this.counts.add(count, number);
		}
		if (this.again && count == IndexCounts.Count.NEW) {
			this.counts.add(IndexCounts.Count.SEEN, number);
		}
	}

}
