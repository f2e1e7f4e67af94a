package dev.driveyard.jobs.copy;

import java.util.List;
import java.util.function.Function;

import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads what is to be copied or moved: operation after operation, by number, and after
 * each the directories of its source in walk order, if it is one that is walked: who
 * begins it says so before the next is read. Keeps no position: what is done is told by
 * the journal. For one thread.
 */
final class CopySourceReader implements ItemStreamReader<CopySource> {

	private final List<Operation> operations;

	private final Function<Operation, @Nullable TreeWalk> walks;

	private int index;

	private boolean begun;

	private @Nullable TreeWalk walk;

	/**
	 * A reader.
	 * @param operations all of the instance, by number
	 * @param walks gives the walk of the source of an operation that was begun; null if
	 * nothing of it is to be walked
	 */
	CopySourceReader(List<Operation> operations, Function<Operation, @Nullable TreeWalk> walks) {
		this.operations = operations;
		this.walks = walks;
	}

	@Override
	public @Nullable CopySource read() {
		while (this.index < this.operations.size()) {
			Operation operation = this.operations.get(this.index);
			if (!this.begun && operation.state() == State.PLANNED) {
				this.begun = true;
				return new CopySource.Start(operation);
			}
			Listing listing = this.begun ? next(operation) : null;
			if (listing != null) {
				return new CopySource.Folder(operation, listing);
			}
			close();
			this.begun = false;
			this.index++;
		}
		return null;
	}

	private @Nullable Listing next(Operation operation) {
		if (this.walk == null) {
			this.walk = this.walks.apply(operation);
		}
		return (this.walk != null) ? this.walk.next() : null;
	}

	@Override
	public void close() {
		if (this.walk != null) {
			this.walk.close();
			this.walk = null;
		}
	}

}
