package dev.driveyard.jobs.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.contents.Identified;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What was found out of some files.
 *
 * @param sampled whether a sample of each was read, else all of it
 * @param samples samples of contents that were known without
 */
record IdentifiedFiles(boolean sampled, List<Identified> files, List<Sample> samples,
		List<Issue> issues) implements Counted<DuplicateCount> {

	IdentifiedFiles(boolean sampled) {
		this(sampled, new ArrayList<>(), new ArrayList<>(0), new ArrayList<>(0));
	}

	@Override
	public long read() {
		return written() + this.issues.size();
	}

	@Override
	public long written() {
		return (long) this.files.size() + this.samples.size();
	}

	@Override
	public void addTo(Tally<DuplicateCount> counts) {
		counts.add(this.sampled ? DuplicateCount.SAMPLED : DuplicateCount.HASHED, written());
		if (!this.sampled) {
			counts.add(DuplicateCount.HASHED_BYTES, this.files.stream().mapToLong((file) -> file.stat().size()).sum());
		}
		counts.add(DuplicateCount.ISSUES, this.issues.size());
	}

	/**
	 * A sample of a known content.
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Sample(long content, byte[] casId) {
	}

}
