package dev.driveyard.jobs.delete.trash;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.RemovalChange;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.jobs.delete.TrashProcessor;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.transfer.removal.FileRemover;
import dev.driveyard.transfer.removal.Removal;
import dev.driveyard.transfer.removal.RemovalOptions;
import dev.driveyard.transfer.trash.TrashEntry;
import dev.driveyard.transfer.trash.TrashFolder;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Removes from the trashes for good what was planned. What is gone already is done.
 */
public final class EmptyTrashProcessor implements ItemProcessor<Operation, RemovalChange> {

	private final DeleteParts parts;

	private final SourceCheck check;

	private final int threads;

	private final BooleanSupplier stopped;

	/**
	 * A processor.
	 * @param stopped asked before each file
	 */
	public EmptyTrashProcessor(DeleteParts parts, int threads, BooleanSupplier stopped) {
		this.parts = parts;
		this.check = new SourceCheck(parts.volumes(), parts.locations(), parts.transactionManager());
		this.threads = threads;
		this.stopped = stopped;
	}

	/**
	 * Removes one thing with all that it holds.
	 * @throws JobInterruptedException if it was asked to end: what is gone by then is
	 * found gone later
	 */
	@Override
	public RemovalChange process(Operation operation) throws JobInterruptedException {
		List<Removal> outcomes = Collections.synchronizedList(new ArrayList<>());
		boolean gone;
		try {
			gone = remove(operation, outcomes);
		}
		catch (IOException ex) {
			gone = false;
			outcomes.add(Removal.kept(operation.source(), ex));
		}
		if (!gone && this.stopped.getAsBoolean()) {
			throw new JobInterruptedException("Stopped while the trash was emptied");
		}
		if (!gone) {
			this.check.require(operation);
		}
		return end(operation, gone, outcomes);
	}

	private boolean remove(Operation operation, List<Removal> kept) throws IOException {
		TrashPlace place = Objects.requireNonNull(operation.trash());
		TrashFolder folder = this.parts.trash().folder(place.folder()).orElse(null);
		String path = place.folder() + "/files/" + place.name();
		if (folder == null) {
			return isGone(operation);
		}
		try {
			var stat = this.parts.volume().stat(path);
			if (!TrashProcessor.isSame(stat.stat(), operation.identity())) {
				return isGone(operation);
			}
			RemovalOptions options = new RemovalOptions(MountTable.ofSystem(), FileRemover.UNLINK, this.threads,
					this.stopped);
			return this.parts.trash()
				.remove(new TrashEntry(folder, place.name(), null, null, stat), options, (removal) -> {
					if (removal instanceof Removal.Kept) {
						kept.add(removal);
					}
				});
		}
		catch (NoSuchFileException ex) {
			return isGone(operation);
		}
	}

	/** Unless the disk of that trash is. */
	private boolean isGone(Operation operation) {
		this.check.require(operation);
		return true;
	}

	private RemovalChange end(Operation operation, boolean gone, List<Removal> kept) {
		RemovalChange change = new RemovalChange(operation.amount().files() + operation.amount().directories());
		if (gone) {
			change.count(DeleteCount.EMPTIED, 1);
			change.count(DeleteCount.REMOVED_FILES, operation.amount().files());
			change.count(DeleteCount.REMOVED_DIRECTORIES, operation.amount().directories());
			change.count(DeleteCount.REMOVED_BYTES, operation.amount().bytes());
			change.operations().add(operation.ended(State.DONE, this.parts.clock().millis(), null));
			return change;
		}
		change.count(DeleteCount.KEPT, 1);
		for (Removal removal : kept) {
			if (removal instanceof Removal.Kept one) {
				change.issue(Issue.Code.NOT_REMOVED, one.path(), one.message());
			}
		}
		change.operations()
			.add(operation.ended(State.PARTLY, this.parts.clock().millis(), "Some of it is still in the trash"));
		return change;
	}

}
