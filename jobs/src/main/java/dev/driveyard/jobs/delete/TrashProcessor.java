package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.transfer.trash.StrandedException;
import dev.driveyard.transfer.trash.Trashed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Puts what was planned into the trash, each thing under the name that was chosen for it
 * before, so that it is known again after a crash.
 */
public final class TrashProcessor implements ItemProcessor<Operation, RemovalChange> {

	private static final Logger logger = LoggerFactory.getLogger(TrashProcessor.class);

	private final DeleteParts parts;

	private final ParentFolders parents;

	private final SourceCheck check;

	TrashProcessor(DeleteParts parts, long instance) {
		this.parts = parts;
		this.parents = new ParentFolders(parts.volume(), instance);
		this.check = new SourceCheck(parts.volumes(), parts.locations(), parts.transactionManager());
	}

	@Override
	public RemovalChange process(Operation operation) throws IOException {
		RemovalChange change = new RemovalChange(1);
		TrashPlace place = find(operation);
		String problem = null;
		if (place != null) {
			recordParents(operation, change);
		}
		else {
			try {
				change.parents().addAll(this.parents.of(operation.source()));
				place = put(operation);
			}
			catch (StrandedException ex) {
				// another file is there now: who wants it back is told where it is
				Trashed trashed = ex.trashed();
				keep(operation, State.DONE, new TrashPlace(trashed.folder().path(), trashed.name()),
						Problems.describe(ex), change);
				return change;
			}
			catch (IOException ex) {
				problem = describe(ex);
			}
		}
		if (place != null) {
			change.count(DeleteCount.TRASHED, 1);
			change.operations().add(operation.with(place).ended(State.DONE, this.parts.clock().millis(), null));
		}
		else {
			this.check.require(operation);
			String why = Objects.requireNonNullElse(problem, "It was changed or replaced since it was planned");
			keep(operation, State.FAILED, null, why, change);
		}
		return change;
	}

	/** The run that put it there may not have come to record them. */
	private void recordParents(Operation operation, RemovalChange change) {
		try {
			change.parents().addAll(this.parents.of(operation.source()));
		}
		catch (IOException ex) {
			logger.debug("The folder of {} is gone, too", operation.source(), ex);
		}
	}

	private void keep(Operation operation, State state, @Nullable TrashPlace place, String why, RemovalChange change) {
		change.count(DeleteCount.KEPT, 1);
		change.operations().add(operation.with(place).ended(state, this.parts.clock().millis(), why));
		change.issue((place != null) ? Issue.Code.LEFT_IN_TRASH : Issue.Code.NOT_REMOVED, operation.source(), why);
	}

	/** Where a run that was killed has put it. */
	private @Nullable TrashPlace find(Operation operation) throws IOException {
		if (isAsPlanned(operation)) {
			return null;
		}
		List<TrashPlace> found = new ArrayList<>(1);
		String name = name(operation);
		this.parts.trash().list((entry) -> {
			if (entry.name().equals(name) && operation.source().equals(entry.path())) {
				found.add(new TrashPlace(entry.folder().path(), name));
			}
		});
		return found.isEmpty() ? null : found.get(0);
	}

	/** Null if what is there is not what was planned. */
	private @Nullable TrashPlace put(Operation operation) throws IOException {
		if (!isAsPlanned(operation)) {
			this.parts.volume().stat(operation.source());
			return null;
		}
		Trashed trashed = this.parts.trash().put(operation.source(), name(operation));
		if (trashed.stat().stat().inode() == operation.identity().inode()) {
			return new TrashPlace(trashed.folder().path(), trashed.name());
		}
		this.parts.trash().putBack(trashed, "It was changed or replaced since it was planned");
		return null;
	}

	private static String name(Operation operation) {
		return Objects.requireNonNull(operation.trash()).name();
	}

	private boolean isAsPlanned(Operation operation) {
		try {
			return isSame(this.parts.volume().stat(operation.source()).stat(), operation.identity());
		}
		catch (IOException ex) {
			logger.debug("{} can't be seen", operation.source(), ex);
			return false;
		}
	}

	/** Never by device numbers, which change from mount to mount. */
	public static boolean isSame(FileAttributes stat, Operation.Identity planned) {
		boolean same = stat.kind() == planned.kind() && stat.inode() == planned.inode();
		boolean version = stat.size() == planned.size() && stat.modified() == planned.modified();
		return same && (stat.kind() == FileKind.DIRECTORY || version);
	}

	public static String describe(IOException ex) {
		if (ex instanceof NoSuchFileException missing) {
			return Objects.requireNonNullElse(missing.getReason(), "It is not there any more");
		}
		return Problems.describe(ex);
	}

}
