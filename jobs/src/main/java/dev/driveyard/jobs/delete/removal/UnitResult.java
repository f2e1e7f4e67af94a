package dev.driveyard.jobs.delete.removal;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.delete.DeleteCount;
import dev.driveyard.jobs.delete.RemovalChange;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.OperationFile;

/**
 * What came of removing the files of one directory. Filled by one thread.
 */
public final class UnitResult {

	private final Unit unit;

	private final List<OperationFile> kept = new ArrayList<>(0);

	private final List<Issue> issues = new ArrayList<>(0);

	private long files;

	private long bytes;

	private long keptFiles;

	private boolean doubtful;

	private FileState rest = FileState.DONE;

	UnitResult(Unit unit) {
		this.unit = unit;
	}

	public Unit unit() {
		return this.unit;
	}

	/**
	 * A file is gone.
	 * @param before whether it was before it was to be removed
	 */
	void gone(long size, boolean before) {
		this.doubtful |= before;
		this.files++;
		this.bytes += size;
	}

	/**
	 * Whether something was gone before it was to be removed, or did not go: the disk may
	 * be out of reach.
	 */
	boolean isDoubtful() {
		return this.doubtful;
	}

	/** A file stays. */
	void keep(OperationFile file, String path, String message) {
		this.doubtful = true;
		this.kept.add(file.with(FileState.FAILED, null));
		this.issues.add(new Issue(Issue.Code.NOT_REMOVED, path, message));
		this.keptFiles++;
	}

	/** All of so many files stay. */
	void keepAll(long number, String path, String message) {
		this.rest = FileState.FAILED;
		this.keptFiles += number;
		this.issues.add(new Issue(Issue.Code.NOT_REMOVED, path, message));
	}

	/** Adds it to what is written. */
	void addTo(RemovalChange change) {
		change.files().addAll(this.kept);
		change.settled().add(new RemovalChange.Settled(this.unit.operation().id(), this.unit.number(), this.rest));
		change.issues().addAll(this.issues);
		change.count(DeleteCount.REMOVED_FILES, this.files);
		change.count(DeleteCount.REMOVED_BYTES, this.bytes);
		change.count(DeleteCount.KEPT, this.keptFiles);
		change.count(DeleteCount.ISSUES, this.issues.size());
	}

	/** The files that were looked at. */
	long files() {
		return this.files + this.keptFiles;
	}

}
