package dev.driveyard.jobs.compare;

import java.util.List;
import java.util.function.Supplier;

import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Difference.Kind;
import dev.driveyard.catalogue.differences.Differences;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Finds out of the files of one size which were moved.
 *
 * @param tolerance how far the times of equal files may be apart
 */
record MovedFileProcessor(Differences differences, long instance,
		Supplier<TimeTolerance> tolerance) implements ItemProcessor<Long, CompareResult> {

	@Override
	public CompareResult process(Long size) {
		List<Difference> files = this.differences.ofSize(this.instance, size);
		CompareResult result = new CompareResult(1);
		MovedFiles moved = new MovedFiles(files, this.tolerance.get());
		moved.pairs().forEach((from, to) -> {
			result.found().add(from.movedTo(to));
			result.settled().add(to.path());
			result.count(CompareCount.MOVED, 1);
			result.count(CompareCount.ONLY_IN_A, -1);
			result.count(CompareCount.ONLY_IN_B, (to.kind() == Kind.ONLY_IN_B) ? -1 : 0);
		});
		return result;
	}

}
