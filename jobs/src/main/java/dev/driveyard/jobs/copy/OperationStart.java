package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.copy.Slice.Settled;
import dev.driveyard.jobs.copy.TargetFolders.Made;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Begins operations: renames what can be renamed as a whole, makes the target's directory
 * of what is to be walked, and finds out what can't be done or is done. For one thread.
 */
final class OperationStart {

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final List<Operation> operations;

	private final TargetFolders folders;

	private final OperationVolumes volumes;

	private final OperationSource sources;

	private final SliceCutter cutter;

	/**
	 * Begins those of an instance.
	 * @param operations all of the instance, by number
	 * @param volumes told of each operation that begins
	 */
	OperationStart(CopyParts parts, CopyParameters parameters, List<Operation> operations, TargetFolders folders,
			OperationVolumes volumes, OperationSource sources, SliceCutter cutter) {
		this.parts = parts;
		this.parameters = parameters;
		this.operations = operations;
		this.folders = folders;
		this.volumes = volumes;
		this.sources = sources;
		this.cutter = cutter;
	}

	/**
	 * Begins one.
	 * @param earlier what earlier executions have done of it
	 * @param replay whether an earlier execution may have done some of it without
	 * recording it
	 */
	Begun begin(Operation operation, EarlierWork earlier, boolean replay) {
		try {
			FileStat source = find(operation);
			this.volumes.begin(operation);
			OperationDirectory top = earlier.directory("");
			if (top != null && top.state() != FileState.FAILED) {
				this.volumes.requireTarget(operation);
			}
			if (this.sources.respell(operation, source)) {
				return finished(operation);
			}
			if (source == null) {
				return gone(operation);
			}
			if (!OperationSource.isPlanned(source, operation)) {
				return failed(operation, "It was replaced since it was planned");
			}
			if (!earlier.isBegun() && renames() && this.folders.renameWhole(operation, source)) {
				return finished(operation);
			}
			return (source.stat().kind() == FileKind.DIRECTORY) ? directory(operation, source, earlier, replay)
					: single(operation, source, earlier);
		}
		catch (IOException ex) {
			return failed(operation, Messages.of(ex));
		}
	}

	private boolean renames() {
		return this.parameters.move() && this.parameters.method().renames();
	}

	/** A source that is gone may have been renamed by a run that could not say so. */
	private Begun gone(Operation operation) {
		FileStat target = OperationVolumes.stat(this.parts.volume(), String.valueOf(operation.target()));
		boolean moved = this.parameters.move() && target != null && OperationSource.isMoved(target, operation);
		return moved ? finished(operation) : failed(operation, "It is not there any more");
	}

	private Begun failed(Operation operation, String message) {
		Settled settled = new Settled();
		boolean begun = !this.parts.journal().directories(operation.id(), 0, 1).isEmpty();
		settled.operations()
			.add(operation.ended(begun ? State.PARTLY : State.FAILED, this.parts.clock().millis(), message));
		settled.issues().add(new Issue(Issue.Code.NOT_COPIED, operation.source(), message));
		return new Begun(List.of(this.cutter.settled(operation, settled)), null);
	}

	private Begun finished(Operation operation) {
		Operation ended = operation.ended(State.DONE, this.parts.clock().millis(), null);
		Settled settled = new Settled();
		settled.operations().add(ended);
		return new Begun(List.of(this.cutter.settled(ended, settled)), null);
	}

	/** A file, link or special file. */
	private Begun single(Operation operation, FileStat source, EarlierWork earlier) {
		return new Begun(List.of(this.cutter.single(operation, source, renames() && isOneFileSystem(operation),
				OperationSource.beside(this.operations, operation), earlier.files(0))), null);
	}

	private boolean isOneFileSystem(Operation operation) {
		FileStat source = find(operation);
		FileStat parent = OperationVolumes.stat(this.parts.volume(),
				EncodedPaths.parent(String.valueOf(operation.target())));
		return CopyParts.isOneDevice(operation) && source != null && parent != null
				&& source.device() == parent.device();
	}

	private Begun directory(Operation operation, FileStat source, EarlierWork earlier, boolean replay)
			throws IOException {
		Made made = this.folders.make(String.valueOf(operation.target()),
				() -> OperationSource.beside(this.operations.subList(0, operation.number()), operation), replay);
		if (made.failure() != null) {
			return failed(operation, made.failure());
		}
		return new Begun(List.of(),
				new OperationWalk(operation, source, renames() && isOneFileSystem(operation), made, earlier));
	}

	private @Nullable FileStat find(Operation operation) {
		return OperationVolumes.stat(this.parts.source(operation), operation.source());
	}

	/**
	 * An operation that was begun.
	 *
	 * @param slices what comes of it so far
	 * @param walk the directory that is to be walked; null if nothing is
	 */
	record Begun(List<Slice> slices, @Nullable OperationWalk walk) {
	}

}
