package dev.driveyard.jobs.compare;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Compares folders with each other, without opening a file.
 */
final class FolderPairProcessor implements ItemProcessor<FolderPair.Stretched, CompareResult>, StepExecutionListener {

	private final ComparedTrees trees;

	private @Nullable FolderComparison comparison;

	FolderPairProcessor(ComparedTrees trees) {
		this.trees = trees;
	}

	@Override
	public void beforeStep(StepExecution step) {
		this.comparison = new FolderComparison(this.trees, this.trees.a(), this.trees.b());
	}

	@Override
	public CompareResult process(FolderPair.Stretched item) {
		if (this.comparison == null) {
			throw new IllegalStateException("The step has not begun");
		}
		CompareResult result = new CompareResult(item.pairs().stream().mapToLong(FolderPair::entries).sum());
		for (FolderPair pair : item.pairs()) {
			this.comparison.compare(pair, result);
		}
		return result;
	}

}
