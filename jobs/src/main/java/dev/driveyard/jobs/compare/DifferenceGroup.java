package dev.driveyard.jobs.compare;

import java.util.List;

import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.files.EncodedPaths;

/**
 * Files of one folder that are to be read.
 *
 * @param differences at least one
 */
record DifferenceGroup(List<Difference> differences) {

	/** The path of their folder. */
	String folder() {
		return EncodedPaths.parent(this.differences.get(0).path());
	}

	/** How many bytes are read of one. */
	static long bytes(Difference difference) {
		long ofA = (difference.a() != null) ? difference.a().size() : 0;
		return ofA + ((difference.b() != null) ? difference.b().size() : 0);
	}

	/** The bytes of all. */
	long bytes() {
		return this.differences.stream().mapToLong(DifferenceGroup::bytes).sum();
	}

}
