package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Identified;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What some files were found to hold, and those of which it could not be found.
 */
record Identification(List<Identified> files, List<Issue> issues) implements Counted<Count> {

	@Override
	public long read() {
		return (long) this.files.size() + this.issues.size();
	}

	@Override
	public long written() {
		return this.files.size();
	}

	@Override
	public void addTo(Tally<Count> counts) {
		counts.add(Count.HASHED, this.files.size());
		counts.add(Count.HASHED_BYTES, this.files.stream().mapToLong((file) -> file.stat().size()).sum());
		counts.add(Count.ISSUES, this.issues.size());
	}

}
