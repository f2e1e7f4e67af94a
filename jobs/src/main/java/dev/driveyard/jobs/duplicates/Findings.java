package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Identified;
import dev.driveyard.catalogue.Issue;

/**
 * What was found out of some files.
 *
 * @param samples samples of contents that were known without
 */
record Findings(List<Identified> files, List<Sample> samples, List<Issue> issues) {

	Findings() {
		this(new ArrayList<>(), new ArrayList<>(0), new ArrayList<>(0));
	}

	/**
	 * A sample of a known content.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Sample(long content, byte[] casId) {
	}

}
