package dev.driveyard.jobs.delete.removal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.RemovalChange;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;
import dev.driveyard.transfer.removal.Removal;
import dev.driveyard.transfer.removal.SecureEraser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the directories of one operation if they are empty and still what was planned,
 * each through the handle of its parent. To be called with all of them, what a directory
 * holds before itself.
 */
final class EmptyDirectories implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmptyDirectories.class);

	private static final String CHANGED = "It was moved or replaced since it was planned.";

	private static final String FILLED = "Something was added since it was planned.";

	private final Backend volume;

	private final RemovalJournal removals;

	private final Operation operation;

	private final boolean sweeps;

	private final SourceCheck check;

	/** The names of kept directories by the absolute paths of their parents. */
	private final Map<String, Set<String>> kept = new HashMap<>();

	private long removedDirectories;

	private long keptDirectories;

	private String parentPath = "";

	private @Nullable WritableDirectory parent;

	EmptyDirectories(Backend volume, RemovalJournal removals, SourceCheck check, Operation operation, boolean sweeps) {
		this.volume = volume;
		this.removals = removals;
		this.operation = operation;
		this.sweeps = sweeps;
		this.check = check;
	}

	/** Removes one, if nothing was done with it before. */
	void remove(OperationDirectory directory, RemovalChange change) {
		String path = EncodedPaths.below(this.operation.source(), directory.path());
		if (directory.state() == FileState.PLANNED) {
			Set<String> known = known(directory, path);
			String problem = remove(directory, path, known);
			save(directory, (problem == null) ? FileState.DONE : FileState.FAILED, change);
			change.count((problem == null) ? DeleteCount.REMOVED_DIRECTORIES : DeleteCount.KEPT, 1);
			if (problem != null && !problem.isEmpty()) {
				change.issue(Issue.Code.NOT_REMOVED, path, problem);
			}
		}
		else {
			note(path, directory.state());
		}
	}

	private void save(OperationDirectory directory, FileState state, RemovalChange change) {
		change.directories().add(directory.with(state));
		note(EncodedPaths.below(this.operation.source(), directory.path()), state);
	}

	private void note(String path, FileState state) {
		if (state == FileState.DONE) {
			this.removedDirectories++;
			return;
		}
		this.keptDirectories++;
		this.kept.computeIfAbsent(EncodedPaths.parent(path), (parent) -> new HashSet<>()).add(EncodedPaths.name(path));
	}

	/** What stays in a directory and has its issue already. */
	private Set<String> known(OperationDirectory directory, String path) {
		Set<String> names = this.kept.containsKey(path) ? this.kept.get(path) : new HashSet<>();
		names.addAll(this.removals.failedNames(directory.operation(), directory.number()));
		return names;
	}

	/** Null if it is gone, empty if the reason why it is not has been told. */
	private @Nullable String remove(OperationDirectory directory, String path, Set<String> known) {
		try {
			WritableDirectory above = parent(EncodedPaths.parent(path));
			FileStat found = above.find(EncodedPaths.name(path));
			if (found == null) {
				this.check.require(this.operation);
				return null;
			}
			if (found.stat().kind() != FileKind.DIRECTORY || found.stat().inode() != directory.inode()) {
				this.check.require(this.operation);
				return known.isEmpty() ? CHANGED : "";
			}
			return remove(above, path, known);
		}
		catch (NoSuchFileException ex) {
			this.check.require(this.operation);
			return null;
		}
		catch (IOException ex) {
			this.check.require(this.operation);
			return known.isEmpty() ? Removal.kept(path, ex).message() : "";
		}
	}

	private @Nullable String remove(WritableDirectory above, String path, Set<String> known) throws IOException {
		String name = EncodedPaths.name(path);
		if (this.sweeps) {
			try (WritableDirectory swept = above.openDirectory(name)) {
				SecureEraser.sweep(swept);
			}
		}
		try {
			above.removeDirectory(name);
			return null;
		}
		catch (DirectoryNotEmptyException ex) {
			return holdsOthers(above, name, known) ? FILLED : "";
		}
	}

	private static boolean holdsOthers(WritableDirectory above, String name, Set<String> known) throws IOException {
		boolean[] others = { false };
		try (WritableDirectory directory = above.openDirectory(name)) {
			directory.eachName((child) -> others[0] |= !known.contains(child));
		}
		return others[0];
	}

	/** Directories with one parent often follow each other. */
	private WritableDirectory parent(String path) throws IOException {
		WritableDirectory known = this.parent;
		if (known != null && path.equals(this.parentPath)) {
			return known;
		}
		close();
		WritableDirectory opened = DirectoryPaths.open(this.volume, path);
		this.parent = opened;
		this.parentPath = path;
		return opened;
	}

	/** Looks for what an erasure of a single file has left. */
	void sweepAround() {
		if (this.sweeps) {
			try {
				SecureEraser.sweep(parent(EncodedPaths.parent(this.operation.source())));
			}
			catch (IOException ex) {
				logger.warn("Can't look for leftovers of an erasure beside {}", this.operation.source(), ex);
			}
		}
	}

	long removed() {
		return this.removedDirectories;
	}

	long kept() {
		return this.keptDirectories;
	}

	@Override
	public void close() {
		try {
			if (this.parent != null) {
				this.parent.close();
			}
		}
		catch (IOException ex) {
			logger.debug("Can't close {}", this.parentPath, ex);
		}
		this.parent = null;
	}

}
