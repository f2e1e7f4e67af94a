package dev.driveyard.jobs.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Some files of one directory that are handled together, or the directory alone.
 *
 * @param path of the directory, relative to the operation's source; for an operation on a
 * single file {@code ""}
 * @param self the source's directory as it was listed; null if it was not
 * @param files what is to be copied or moved, by name
 * @param others the names of all that is to go into the target's directory
 * @param renames whether that is to be moved by renaming
 * @param fresh whether the run has just made the target's directory
 * @param replay whether an earlier run may have done some of it
 * @param after the place to go on after
 * @param settled what is clear without doing anything
 * @param earlier what became of files of the directory before, by name
 */
record Slice(Operation operation, String path, @Nullable FileStat self, List<FileStat> files, List<String> others,
		boolean renames, boolean fresh, boolean replay, Position after, Settled settled,
		Map<String, OperationFile> earlier) {

	/** The number of its directory, 0 for an operation on a single file. */
	int directory() {
		return this.after.directory();
	}

	/** The source's absolute directory. */
	String source() {
		return isSingle() ? EncodedPaths.parent(this.operation.source())
				: EncodedPaths.below(this.operation.source(), this.path);
	}

	/** The target's absolute directory. */
	String target() {
		String target = String.valueOf(this.operation.target());
		return isSingle() ? EncodedPaths.parent(target) : EncodedPaths.below(target, this.path);
	}

	/** What a file is to be called at the target. */
	String targetName(String name) {
		return isSingle() ? EncodedPaths.name(String.valueOf(this.operation.target())) : name;
	}

	/** A file's path, relative to the operation's source. */
	String pathOf(String name) {
		return isSingle() ? "" : EncodedPaths.below(this.path, name);
	}

	private boolean isSingle() {
		return this.after.directory() == 0;
	}

	/**
	 * A place in the order in which all is handled: by operation, directory in walk
	 * order, and name.
	 *
	 * @param operation its number
	 * @param directory its number, 0 for an operation on a single file
	 * @param path the directory's, relative to the operation's source
	 * @param name the last name that was handled; {@code ""} if none was
	 * @param complete whether nothing in the directory is left
	 */
	record Position(int operation, int directory, String path, String name, boolean complete) {
	}

	/**
	 * What became of things without being copied.
	 */
	record Settled(List<Operation> operations, List<OperationDirectory> directories, List<OperationFile> files,
			List<Issue> issues) {

		Settled() {
			this(new ArrayList<>(0), new ArrayList<>(1), new ArrayList<>(), new ArrayList<>(0));
		}

	}

}
