package dev.driveyard.jobs.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.copy.Slice.Settled;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;

/**
 * Decides which files of a directory are handled now, later, or not at all. For one
 * thread.
 */
final class FileSelection {

	private final LinkedSources linked;

	private final boolean move;

	FileSelection(LinkedSources linked, boolean move) {
		this.linked = linked;
		this.move = move;
	}

	/**
	 * Those that an earlier execution has not settled as they are now. What has come to
	 * where something was moved from is not what was asked for.
	 */
	List<FileStat> left(List<FileStat> files, Map<String, OperationFile> rows, String source, Settled settled) {
		List<FileStat> left = new ArrayList<>(files.size());
		for (FileStat file : files) {
			OperationFile row = rows.get(file.name());
			if (this.move && row != null && row.state() == FileState.DONE) {
				settled.issues()
					.add(new Issue(Issue.Code.NOT_COPIED, EncodedPaths.below(source, file.name()),
							"It came after another one of its name had been moved"));
			}
			else if (!EarlierWork.isSettled(row, file)) {
				left.add(file);
			}
		}
		return left;
	}

	static List<FileStat> files(Listing listing) {
		return listing.children().stream().filter((child) -> child.stat().kind() != FileKind.DIRECTORY).toList();
	}

	/**
	 * The names of all that goes into one directory.
	 * @param earlier what an earlier run has handled there, and moved perhaps
	 */
	static List<String> names(Listing listing, Collection<OperationFile> earlier) {
		return Stream.concat(listing.children().stream().map(FileStat::name), earlier.stream().map(OperationFile::name))
			.distinct()
			.toList();
	}

	/**
	 * Those to be handled now. Special files can't be copied; further names of a file are
	 * made when it is copied.
	 */
	List<FileStat> wanted(Operation operation, int directory, String path, List<FileStat> found, boolean renames,
			Settled settled) {
		if (renames) {
			return found;
		}
		List<FileStat> wanted = new ArrayList<>(found.size());
		for (FileStat file : found) {
			if (file.stat().kind() == FileKind.SPECIAL) {
				refuse(operation, directory, path, file, "It is a pipe, socket or device, which can't be copied",
						settled);
			}
			else if (isFurtherName(operation, directory, path, file)) {
				settled.files().add(row(operation, directory, file, FileState.TO_LINK));
			}
			else {
				wanted.add(file);
			}
		}
		return wanted;
	}

	private static void refuse(Operation operation, int directory, String path, FileStat file, String message,
			Settled settled) {
		settled.files().add(row(operation, directory, file, FileState.FAILED));
		String at = (directory == 0) ? operation.source()
				: EncodedPaths.below(EncodedPaths.below(operation.source(), path), file.name());
		settled.issues().add(new Issue(Issue.Code.NOT_COPIED, at, message));
	}

	private boolean isFurtherName(Operation operation, int directory, String path, FileStat file) {
		if (file.stat().links() < 2 || file.stat().kind() != FileKind.FILE) {
			return false;
		}
		String below = (directory == 0) ? "" : EncodedPaths.below(path, file.name());
		String source = EncodedPaths.below(operation.source(), below);
		LinkedSources.First first = this.linked.find(file);
		if (first != null) {
			return !first.source().equals(source);
		}
		this.linked.add(file.stat().inode(),
				new LinkedSources.First(source, EncodedPaths.below(String.valueOf(operation.target()), below)));
		return false;
	}

	private static OperationFile row(Operation operation, int directory, FileStat file, FileState state) {
		FileAttributes stat = file.stat();
		return new OperationFile(operation.id(), directory, file.name(), stat.kind(), state, stat.size(),
				stat.modified(), stat.inode(), stat.links(), null, null, null, null);
	}

}
