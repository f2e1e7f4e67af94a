package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.contents.TypedContent;
import dev.driveyard.catalogue.contents.TypedEntry;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What some contents and files were found to be, and what is to be told of them.
 *
 * @param read how many files were looked at
 */
record Analysis(long read, List<TypedContent> contents, List<TypedEntry> entries,
		List<Issue> issues) implements Counted<IndexCount> {

	@Override
	public long written() {
		return this.entries.size();
	}

	@Override
	public void addTo(Tally<IndexCount> counts) {
		counts.add(IndexCount.ANALYSED, this.entries.size());
		counts.add(IndexCount.CONTRADICTING, this.entries.stream().filter((entry) -> entry.claimed() != null).count());
		counts.add(IndexCount.ISSUES, this.issues.size());
	}

}
