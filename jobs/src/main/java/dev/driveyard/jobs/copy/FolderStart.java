package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.copy.Slice.Settled;
import dev.driveyard.jobs.copy.TargetFolders.Made;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.storage.Children;
import dev.driveyard.tree.Listing;

/**
 * Makes the target's directory for each directory of a source, or renames the source's if
 * nothing has its place. For one thread.
 */
final class FolderStart {

	private final TargetFolders folders;

	private final OperationVolumes volumes;

	private final SliceCutter cutter;

	FolderStart(TargetFolders folders, OperationVolumes volumes, SliceCutter cutter) {
		this.folders = folders;
		this.volumes = volumes;
		this.cutter = cutter;
	}

	/**
	 * Begins the next directory of a walk.
	 * @param replay whether an earlier execution may have done some of it without
	 * recording it
	 * @return what is to be done with its files; nothing below what was renamed or failed
	 * @throws TransferStoppedException if nothing more can be done
	 */
	List<Slice> begin(OperationWalk at, Listing listing, boolean replay) {
		String skipped = at.skipped;
		if (skipped != null && (listing.path() + "/").startsWith(skipped)) {
			return List.of();
		}
		OperationDirectory before = at.earlier.directory(listing.path());
		at.directory = at.earlier.number(listing.path());
		boolean failed = listing.state() == Listing.State.FAILED;
		requireVolumes(at.operation, failed);
		Settled settled = new Settled();
		Made made = listing.path().isEmpty() ? at.madeTop : make(at, listing, replay);
		if (made.failure() != null) {
			issue(settled, Issue.Code.NOT_COPIED, at, listing.path(), made.failure());
			return alone(at, listing, row(at, listing, false, FileState.FAILED), settled);
		}
		if (made.moved()) {
			return alone(at, listing, row(at, listing, true, FileState.DONE), settled);
		}
		boolean isNew = made.isNew() || (before != null && before.made());
		OperationDirectory row = row(at, listing, isNew, failed ? FileState.FAILED : FileState.PLANNED);
		if (!row.equals(before)) {
			settled.directories().add(row);
		}
		addProblems(at, listing, settled);
		return this.cutter.files(at, listing, settled, isNew);
	}

	/** Nothing below it is handled. */
	private List<Slice> alone(OperationWalk at, Listing listing, OperationDirectory row, Settled settled) {
		at.skipped = listing.path() + "/";
		settled.directories().add(row);
		return List.of(this.cutter.alone(at, listing, settled));
	}

	private void requireVolumes(Operation operation, boolean failed) {
		String gone = failed ? this.volumes.gone(operation) : this.volumes.targetGone(operation);
		if (gone != null) {
			throw new TransferStoppedException(gone);
		}
	}

	private static OperationDirectory row(OperationWalk at, Listing listing, boolean made, FileState state) {
		return new OperationDirectory(at.operation.id(), at.directory, listing.path(), listing.self().stat().inode(),
				made, state);
	}

	private static void addProblems(OperationWalk at, Listing listing, Settled settled) {
		if (listing.state() == Listing.State.FAILED) {
			IOException problem = listing.problem();
			issue(settled, Issue.Code.UNREADABLE_DIRECTORY, at, listing.path(),
					(problem != null) ? Messages.of(problem) : "It can't be listed");
		}
		for (Children.Failure failure : listing.failures()) {
			issue(settled, Issue.Code.UNREADABLE_ENTRY, at, EncodedPaths.below(listing.path(), failure.name()),
					Messages.of(failure.cause()));
		}
	}

	private static void issue(Settled settled, Issue.Code code, OperationWalk at, String path, String message) {
		settled.issues().add(new Issue(code, EncodedPaths.below(at.operation.source(), path), message));
	}

	private Made make(OperationWalk at, Listing listing, boolean replay) {
		String source = EncodedPaths.below(at.operation.source(), listing.path());
		String target = EncodedPaths.below(String.valueOf(at.operation.target()), listing.path());
		try {
			boolean moved = at.renames
					&& this.folders.rename(source, target, listing.self(), row(at, listing, true, FileState.PLANNED));
			return moved ? Made.MOVED : this.folders.make(source, target, replay);
		}
		catch (IOException ex) {
			return Made.failed(Messages.of(ex));
		}
	}

}
