package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.LastCopies;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Amount;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says what is to be recorded of what a plan came upon.
 */
final class DeletePlanProcessor implements ItemProcessor<Planned, RemovalChange> {

	private final LastCopies copies;

	private final long instance;

	private final boolean records;

	/**
	 * A processor.
	 * @param records whether each file and directory is recorded, not only counted
	 */
	DeletePlanProcessor(LastCopies copies, long instance, boolean records) {
		this.copies = copies;
		this.instance = instance;
		this.records = records;
	}

	@Override
	public RemovalChange process(Planned item) {
		if (item instanceof Planned.Directories some) {
			return directories(some);
		}
		return (item instanceof Planned.End end) ? end(end.operation()) : copies(((Planned.Copies) item).withContent());
	}

	private RemovalChange directories(Planned.Directories some) {
		RemovalChange change = new RemovalChange(
				some.stretch().listings().stream().mapToLong((listing) -> 1 + files(listing)).sum());
		int number = (int) some.before();
		for (Listing listing : some.stretch().listings()) {
			add(some.operation(), ++number, listing, change);
		}
		return change;
	}

	private static long files(Listing listing) {
		return listing.children().stream().filter((child) -> child.stat().kind() != FileKind.DIRECTORY).count();
	}

	/** One that is no directory has not been counted and recorded yet. */
	private RemovalChange end(Operation operation) {
		Operation.Identity self = operation.identity();
		boolean single = self.kind() != FileKind.DIRECTORY;
		RemovalChange change = new RemovalChange(single ? 1 : 0);
		if (single) {
			count(self.kind(), self.size(), change);
		}
		if (single && this.records) {
			change.files()
				.add(new OperationFile(operation.id(), 0, EncodedPaths.name(operation.source()), self.kind(),
						FileState.PLANNED, self.size(), self.modified(), self.inode(), 1, null, null, null, null));
		}
		change.operations().add(operation);
		return change;
	}

	/** All operations are recorded since before the first item. */
	private RemovalChange copies(long withContent) {
		LastCopies.Copies found = this.copies.of(this.instance);
		RemovalChange change = new RemovalChange(0);
		change.count(DeleteCount.LAST_COPIES, found.last());
		change.count(DeleteCount.UNKNOWN_CONTENTS, Math.max(0, withContent - found.known()));
		return change;
	}

	private void add(Operation operation, int number, Listing listing, RemovalChange change) {
		change.count(DeleteCount.DIRECTORIES, 1);
		boolean listed = listing.state() == Listing.State.LISTED;
		for (FileStat child : listing.children()) {
			if (child.stat().kind() != FileKind.DIRECTORY) {
				count(child.stat().kind(), child.stat().size(), change);
				plan(operation, number, child, change);
			}
		}
		if (this.records) {
			change.directories()
				.add(new OperationDirectory(operation.id(), number, listing.path(), listing.self().stat().inode(),
						false, listed ? FileState.PLANNED : FileState.FAILED));
			reportStaying(operation, number, listing, change);
		}
	}

	private void plan(Operation operation, int directory, FileStat file, RemovalChange change) {
		if (this.records) {
			change.files()
				.add(new OperationFile(operation.id(), directory, file.name(), file.stat().kind(), FileState.PLANNED,
						file.stat().size(), file.stat().modified(), file.stat().inode(), file.stat().links(), null,
						null, null, null));
		}
	}

	/** What can't be seen is not planned, and stays. */
	private static void reportStaying(Operation operation, int number, Listing listing, RemovalChange change) {
		String path = EncodedPaths.below(operation.source(), listing.path());
		change.count(DeleteCount.KEPT, (listing.state() == Listing.State.LISTED) ? 0 : 1);
		if (listing.state() == Listing.State.FAILED) {
			IOException problem = listing.problem();
			change.issue(Issue.Code.UNREADABLE_DIRECTORY, path,
					((problem != null) ? Problems.describe(problem) : "It can't be read") + ". It stays.");
		}
		if (listing.state() == Listing.State.NOT_ENTERED) {
			change.issue(Issue.Code.NOT_REMOVED, path, "Another file system is mounted here. It stays.");
		}
		for (Children.Failure failure : listing.failures()) {
			if (!(failure.cause() instanceof NoSuchFileException)) {
				change.issue(Issue.Code.UNREADABLE_ENTRY, EncodedPaths.below(path, failure.name()),
						Problems.describe(failure.cause()) + ". It stays.");
				change.count(DeleteCount.KEPT, 1);
				change.files()
					.add(new OperationFile(operation.id(), number, failure.name(), FileKind.SPECIAL, FileState.FAILED,
							0, 0, 0, 1, null, null, null, null));
			}
		}
	}

	private static void count(FileKind kind, long size, RemovalChange change) {
		Amount amount = Planned.amount(kind, size);
		change.count(DeleteCount.FILES, 1);
		change.count(DeleteCount.BYTES, amount.bytes());
		change.count(DeleteCount.WITH_CONTENT, (amount.bytes() > 0) ? 1 : 0);
	}

}
