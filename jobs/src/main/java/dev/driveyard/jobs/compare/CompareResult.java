package dev.driveyard.jobs.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;

/**
 * What a step found out of an item, and what that counts for.
 *
 * @param read how many entries, files or sizes the item was
 * @param found differences, which take the place of those of the same paths
 * @param settled paths at which there is none any more
 * @param issues what could not be looked at
 * @param numbers what is counted
 */
record CompareResult(long read, List<Difference> found, List<String> settled, List<Issue> issues,
		Map<CompareCount, Long> numbers) implements Counted<CompareCount> {

	/** A result to be added to. */
	CompareResult(long read) {
		this(read, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new EnumMap<>(CompareCount.class));
	}

	void count(CompareCount count, long number) {
		this.numbers.merge(count, number, Long::sum);
	}

	/** Adds something that could not be looked at. */
	void add(Issue issue) {
		this.issues.add(issue);
		count(CompareCount.ISSUES, 1);
	}

	/** Adds another result of the same item. */
	void addAll(CompareResult other) {
		this.found.addAll(other.found);
		this.settled.addAll(other.settled);
		this.issues.addAll(other.issues);
		other.numbers.forEach(this::count);
	}

	@Override
	public void addTo(Tally<CompareCount> counts) {
		this.numbers.forEach(counts::add);
	}

}
