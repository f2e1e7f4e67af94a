package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.scan.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.catalogue.scan.LostAndFound.Lost;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What differs between a stretch of the tree and the catalogue: everything that has to be
 * written, in the order of its components.
 *
 * @param again whether the run had seen the stretch already: then only what is new, and
 * issues, are counted
 */
record Discovery(List<Relocation> relocations, List<Entry> added, List<Entry> changed, List<Lost> lost,
		List<Entry> found, List<DirectoryState> directories, List<Issue> issues, boolean again,
		Tally<IndexCount> counts) implements Counted<IndexCount> {

	Discovery(boolean again) {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new ArrayList<>(), new ArrayList<>(), again, new Tally<>(IndexCount.class));
	}

	void count(IndexCount count, long number) {
		if (!this.again || count == IndexCount.NEW || count == IndexCount.ISSUES) {
			this.counts.add(count, number);
		}
		if (this.again && count == IndexCount.NEW) {
			this.counts.add(IndexCount.SEEN, number);
		}
	}

	/** Counts an entry that a rule left out. */
	void leaveOut(String rule) {
		if (!this.again) {
			this.counts.add(IndexCount.LEFT_OUT, rule, 1);
		}
	}

	/** A problem to be told of, which is counted. */
	void issue(Issue.Code code, String path, String message) {
		this.issues.add(new Issue(code, path, message));
		count(IndexCount.ISSUES, 1);
	}

	/** Whether nothing differs. */
	boolean isEmpty() {
		return this.relocations.isEmpty() && this.added.isEmpty() && this.changed.isEmpty() && this.lost.isEmpty()
				&& this.found.isEmpty() && this.directories.isEmpty() && this.issues.isEmpty();
	}

	@Override
	public long read() {
		return this.counts.get(IndexCount.SEEN);
	}

	@Override
	public long filtered() {
		return this.counts.get(IndexCount.UNCHANGED);
	}

	@Override
	public void addTo(Tally<IndexCount> sums) {
		sums.addAll(this.counts);
	}

}
