package dev.driveyard.jobs.delete.restore;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.ParentFolders;
import dev.driveyard.jobs.delete.RemovalChange;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.jobs.delete.TrashProcessor;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.storage.FileStat;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashEntry;
import dev.driveyard.transfer.trash.TrashFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Puts things back from the trash, never in place of anything else. What is back already
 * is done.
 */
final class RestoreProcessor implements ItemProcessor<Operation, RemovalChange> {

	private final DeleteParts parts;

	private final SourceCheck check;

	RestoreProcessor(DeleteParts parts) {
		this.parts = parts;
		this.check = new SourceCheck(parts.volumes(), parts.locations(), parts.transactionManager());
	}

	@Override
	public RemovalChange process(Operation operation) {
		RemovalChange change = new RemovalChange(1);
		TrashPlace place = Objects.requireNonNull(operation.trash());
		try {
			this.parts.trash()
				.restore(entry(operation, place), Objects.requireNonNull(operation.target()),
						ParentFolders.of(this.parts.removals(), place));
			change.count(DeleteCount.RESTORED, 1);
			change.operations().add(operation.ended(State.DONE, this.parts.clock().millis(), null));
			this.parts.removals()
				.trashed(place.folder(), place.name())
				.ifPresent((trashed) -> change.operations()
					.add(trashed.ended(State.UNDONE,
							Objects.requireNonNullElse(trashed.done(), this.parts.clock().millis()), null)));
		}
		catch (IOException ex) {
			this.check.require(operation);
			String why = TrashProcessor.describe(ex);
			change.count(DeleteCount.KEPT, 1);
			change.operations().add(operation.ended(State.FAILED, this.parts.clock().millis(), why));
			change.issue(Issue.Code.NOT_RESTORED, operation.source(), why);
		}
		return change;
	}

	/** What is in the trash; or what a run that was killed has put back from there. */
	private TrashEntry entry(Operation operation, TrashPlace place) throws IOException {
		TrashCan trash = this.parts.trash();
		TrashFolder folder = trash.folder(place.folder()).orElseThrow(RestoreProcessor::gone);
		TrashEntry there = trash.find(folder, place.name()).orElse(null);
		if (there != null) {
			if (there.stat().stat().inode() != operation.identity().inode()) {
				throw gone();
			}
			return there;
		}
		FileStat target = find(String.valueOf(operation.target()));
		if (target == null || !TrashProcessor.isSame(target.stat(), operation.identity())) {
			throw gone();
		}
		return new TrashEntry(folder, place.name(), operation.source(), null, target);
	}

	private @Nullable FileStat find(String path) throws IOException {
		try {
			return this.parts.volume().stat(path);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	private static NoSuchFileException gone() {
		return new NoSuchFileException("", null, "It is not in the trash any more");
	}

}
