package dev.driveyard.jobs.copy;

import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.Operation;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says what came of copying or moving some slices.
 */
final class TransferProcessor implements ItemProcessor<Transferred, CopyChange> {

	@Override
	public CopyChange process(Transferred item) {
		CopyChange change = new CopyChange(item.entries());
		RenameRecovery.Found found = item.recovered();
		if (found != null) {
			change.files().addAll(found.files());
			change.directories().addAll(found.directories());
			change.counts().addAll(found.counts());
		}
		for (SliceResult result : item.results()) {
			change.files().addAll(result.files());
			change.directories().addAll(result.slice().settled().directories());
			change.operations().addAll(result.slice().settled().operations());
			change.issues().addAll(result.issues());
			change.counts().addAll(result.counts());
		}
		change.operations().forEach((operation) -> countWhole(operation, change.counts()));
		return change;
	}

	/** What was renamed as a whole. */
	private static void countWhole(Operation operation, Tally<CopyCount> counts) {
		if (operation.state() == Operation.State.DONE) {
			counts.add(CopyCount.FILES, operation.amount().files());
			counts.add(CopyCount.DIRECTORIES, operation.amount().directories());
			counts.add(CopyCount.BYTES, operation.amount().bytes());
		}
	}

}
