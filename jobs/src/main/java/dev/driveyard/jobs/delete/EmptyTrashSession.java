package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.storage.MountTable;
import dev.driveyard.transfer.removal.FileRemover;
import dev.driveyard.transfer.removal.Removal;
import dev.driveyard.transfer.removal.RemovalOptions;
import dev.driveyard.transfer.trash.TrashEntry;
import dev.driveyard.transfer.trash.TrashFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Removes from the trashes for good what was planned. What is gone already is done, and
 * what is left to do is marked in the journal.
 */
final class EmptyTrashSession extends Session<Operation> {

	private final long instance;

	private final int threads;

	private final BooleanSupplier stopped;

	private final Deque<Operation> left = new ArrayDeque<>();

	private long total;

	EmptyTrashSession(DeleteParts parts, long instance, int threads, BooleanSupplier stopped) {
		super(parts);
		this.instance = instance;
		this.threads = threads;
		this.stopped = stopped;
	}

	@Override
	protected void begin(ExecutionContext context) {
		List<Operation> all = parts().journal().operations(this.instance);
		this.total = all.stream().mapToLong((operation) -> operation.amount().files()).sum();
		this.left.clear();
		all.stream().filter((operation) -> operation.state() == State.PLANNED).forEach(this.left::add);
	}

	@Override
	public @Nullable Operation read() {
		return this.left.poll();
	}

	@Override
	public @Nullable Change process(Operation operation) throws IOException {
		at(operation.source());
		List<Removal> outcomes = Collections.synchronizedList(new ArrayList<>());
		boolean gone;
		try {
			gone = remove(operation, outcomes);
		}
		catch (IOException ex) {
			gone = false;
			outcomes.add(Removal.kept(operation.source(), ex));
		}
		return (!gone && this.stopped.getAsBoolean()) ? null : end(operation, gone, outcomes);
	}

	private boolean remove(Operation operation, List<Removal> kept) throws IOException {
		TrashPlace place = Objects.requireNonNull(operation.trash());
		TrashFolder folder = parts().trash().folder(place.folder()).orElse(null);
		String path = place.folder() + "/files/" + place.name();
		if (folder == null) {
			return true;
		}
		try {
			var stat = parts().volume().stat(path);
			if (!TrashSession.isSame(stat.stat(), operation.identity())) {
				return true;
			}
			RemovalOptions options = new RemovalOptions(MountTable.ofSystem(), FileRemover.UNLINK, this.threads,
					this.stopped);
			return parts().trash()
				.remove(new TrashEntry(folder, place.name(), null, null, stat), options, (removal) -> {
					if (removal instanceof Removal.Kept) {
						kept.add(removal);
					}
				});
		}
		catch (NoSuchFileException ex) {
			return true;
		}
	}

	private Change end(Operation operation, boolean gone, List<Removal> kept) {
		Change change = new Change();
		if (gone) {
			counts().add(Count.EMPTIED, 1);
			counts().add(Count.REMOVED_FILES, operation.amount().files());
			counts().add(Count.REMOVED_DIRECTORIES, operation.amount().directories());
			counts().add(Count.REMOVED_BYTES, operation.amount().bytes());
			change.operations().add(operation.ended(State.DONE, now(), null));
			return change;
		}
		counts().add(Count.KEPT, 1);
		counts().add(Count.ISSUES, kept.size());
		for (Removal removal : kept) {
			if (removal instanceof Removal.Kept one) {
				change.issue(Issue.Code.NOT_REMOVED, one.path(), one.message());
			}
		}
		change.operations().add(operation.ended(State.PARTLY, now(), "Some of it is still in the trash"));
		return change;
	}

	@Override
	Count done() {
		return Count.REMOVED_FILES;
	}

	@Override
	long total() {
		return this.total;
	}

}
