package dev.driveyard.jobs.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.copy.Slice.Position;
import dev.driveyard.jobs.copy.Slice.Settled;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;

/**
 * Cuts what is found into slices. Has no effect. For one thread.
 */
final class SliceCutter {

	private static final int SLICE_FILES = 250;

	private static final long SLICE_BYTES = 32L * 1024 * 1024;

	private final FileSelection selection;

	private final UnrecordedSlices unrecorded;

	SliceCutter(FileSelection selection, UnrecordedSlices unrecorded) {
		this.selection = selection;
		this.unrecorded = unrecorded;
	}

	/** What became of an operation without copying a file. */
	Slice settled(Operation operation, Settled settled) {
		return new Slice(operation, "", null, List.of(), List.of(), false, false, false,
				new Position(operation.number(), 0, "", "", true), settled, Map.of());
	}

	/**
	 * A file, link or special file.
	 * @param beside the names of what goes into the same directory
	 */
	Slice single(Operation operation, FileStat source, boolean renames, List<String> beside,
			Map<String, OperationFile> rows) {
		Settled settled = new Settled();
		List<FileStat> left = this.selection.left(List.of(source), rows, EncodedPaths.parent(operation.source()),
				settled);
		List<FileStat> files = this.selection.wanted(operation, 0, "", left, renames, settled);
		return new Slice(operation, "", null, files, beside, renames, false, this.unrecorded.mayFollow(),
				new Position(operation.number(), 0, "", "", true), settled, rows);
	}

	/** A directory of which nothing is to be handled. */
	Slice alone(OperationWalk at, Listing listing, Settled settled) {
		return new Slice(at.operation, listing.path(), null, List.of(), List.of(), at.renames, false,
				this.unrecorded.mayFollow(), after(at, listing, "", true), settled, Map.of());
	}

	/**
	 * The files of a directory.
	 * @param settled what is clear of it, in the first of them
	 * @param fresh whether the run has just made the target's directory
	 */
	List<Slice> files(OperationWalk at, Listing listing, Settled settled, boolean fresh) {
		boolean renames = at.renames && !at.isOnOther(listing.self());
		Map<String, OperationFile> rows = at.earlier.files(at.directory);
		List<FileStat> left = this.selection.left(FileSelection.files(listing), rows,
				EncodedPaths.below(at.operation.source(), listing.path()), settled);
		List<FileStat> wanted = this.selection.wanted(at.operation, at.directory, listing.path(), left, renames,
				settled);
		List<String> names = FileSelection.names(listing, rows.values());
		List<Slice> slices = new ArrayList<>(1);
		int from = 0;
		do {
			int to = endOf(wanted, from);
			String name = (to > from) ? wanted.get(to - 1).name() : "";
			slices.add(new Slice(at.operation, listing.path(), listing.self(), wanted.subList(from, to), names, renames,
					fresh, this.unrecorded.mayFollow(), after(at, listing, name, to == wanted.size()),
					slices.isEmpty() ? settled : new Settled(), rows));
			from = to;
		}
		while (from < wanted.size());
		return slices;
	}

	private static Position after(OperationWalk at, Listing listing, String name, boolean complete) {
		return new Position(at.operation.number(), at.directory, listing.path(), name, complete);
	}

	private static int endOf(List<FileStat> files, int from) {
		long bytes = 0;
		int to = from;
		while (to < files.size() && to - from < SLICE_FILES && bytes < SLICE_BYTES) {
			bytes += files.get(to++).stat().size();
		}
		return to;
	}

}
