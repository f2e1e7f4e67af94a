package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.storage.FileStat;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashEntry;
import dev.driveyard.transfer.trash.TrashFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Puts things back from the trash, never in place of anything else. What is left to do is
 * marked in the journal.
 */
final class RestoreSession extends Session<Operation> {

	private final long instance;

	private final Deque<Operation> left = new ArrayDeque<>();

	private long total;

	RestoreSession(DeleteParts parts, long instance) {
		super(parts);
		this.instance = instance;
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.left.clear();
		parts().journal()
			.operations(this.instance)
			.stream()
			.filter((operation) -> operation.state() == State.PLANNED)
			.forEach(this.left::add);
		this.total = this.left.size() + counts().get(Count.RESTORED);
	}

	@Override
	public @Nullable Operation read() {
		return this.left.poll();
	}

	@Override
	public Change process(Operation operation) {
		at(operation.source());
		Change change = new Change();
		TrashPlace place = Objects.requireNonNull(operation.trash());
		try {
			parts().trash()
				.restore(entry(operation, place), Objects.requireNonNull(operation.target()),
						ParentFolders.of(parts(), place));
			counts().add(Count.RESTORED, 1);
			change.operations().add(operation.ended(State.DONE, now(), null));
			parts().removals()
				.trashed(place.folder(), place.name())
				.ifPresent((trashed) -> change.operations()
					.add(trashed.ended(State.UNDONE, Objects.requireNonNullElse(trashed.done(), now()), null)));
		}
		catch (IOException ex) {
			String why = TrashSession.describe(ex);
			counts().add(Count.KEPT, 1);
			counts().add(Count.ISSUES, 1);
			change.operations().add(operation.ended(State.FAILED, now(), why));
			change.issue(Issue.Code.NOT_RESTORED, operation.source(), why);
		}
		return change;
	}

	/** What is in the trash; or what a run that was killed has put back from there. */
	private TrashEntry entry(Operation operation, TrashPlace place) throws IOException {
		TrashCan trash = parts().trash();
		TrashFolder folder = trash.folder(place.folder()).orElseThrow(RestoreSession::gone);
		TrashEntry there = trash.find(folder, place.name()).orElse(null);
		if (there != null) {
			if (there.stat().stat().inode() != operation.identity().inode()) {
				throw gone();
			}
			return there;
		}
		FileStat target = find(String.valueOf(operation.target()));
		if (target == null || !TrashSession.isSame(target.stat(), operation.identity())) {
			throw gone();
		}
		return new TrashEntry(folder, place.name(), operation.source(), null, target);
	}

	private @Nullable FileStat find(String path) throws IOException {
		try {
			return parts().volume().stat(path);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	private static NoSuchFileException gone() {
		return new NoSuchFileException("", null, "It is not in the trash any more");
	}

	@Override
	Count done() {
		return Count.RESTORED;
	}

	@Override
	long total() {
		return this.total;
	}

}
