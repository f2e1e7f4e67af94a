package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.contents.Identified;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What some files were found to hold, and those of which it could not be found.
 */
record Identification(List<Identified> files, List<Issue> issues) implements Counted<IndexCount> {

	@Override
	public long read() {
		return (long) this.files.size() + this.issues.size();
	}

	@Override
	public long written() {
		return this.files.size();
	}

	@Override
	public void addTo(Tally<IndexCount> counts) {
		counts.add(IndexCount.HASHED, this.files.size());
		counts.add(IndexCount.HASHED_BYTES, this.files.stream().mapToLong((file) -> file.stat().size()).sum());
		counts.add(IndexCount.ISSUES, this.issues.size());
	}

}
