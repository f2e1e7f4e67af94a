package dev.driveyard.jobs.validate;

import java.util.EnumMap;
import java.util.Map;

import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.jobs.operate.Counted;
import dev.driveyard.jobs.operate.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What a validation found out of an item, and what that counts for.
 *
 * @param read how many entries, files or findings the item was
 * @param change what is written
 * @param numbers what is counted
 */
record CheckResult(long read, ValidationChange change,
		Map<ValidateCount, Long> numbers) implements Counted<ValidateCount> {

	/**
	 * A result to be added to.
	 * @param check what its marks are about; null where it has none
	 */
	CheckResult(long read, @Nullable Check check) {
		this(read, new ValidationChange(check), new EnumMap<>(ValidateCount.class));
	}

	void count(ValidateCount count, long number) {
		this.numbers.merge(count, number, Long::sum);
	}

	@Override
	public void addTo(Tally<ValidateCount> counts) {
		this.numbers.forEach(counts::add);
	}

}
