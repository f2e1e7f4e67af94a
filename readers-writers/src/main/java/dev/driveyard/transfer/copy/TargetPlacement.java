package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Where a finished copy is put, and what happens to what is there. What appears there
 * while the copy is made is treated as if it had been there before. Nothing is replaced
 * that is the source itself, or that was found by a name it does not have.
 *
 * @param source as it was when the copy began
 * @param names what the target's directory has
 * @param times how the target keeps times
 */
record TargetPlacement(Conflict conflict, FileCopy copy, FileStat source, TargetNames names, TimeScales times) {

	/**
	 * What is clear before anything is copied; null if it is to be copied.
	 */
	@Nullable CopyOutcome settle() throws IOException {
		FileStat existing = existing();
		return (existing != null) ? settle(existing) : null;
	}

	private @Nullable FileStat existing() throws IOException {
		return target().find(name());
	}

	private WritableDirectory target() {
		return this.copy.to();
	}

	private String name() {
		return this.copy.newName();
	}

	private @Nullable CopyOutcome settle(FileStat existing) throws IOException {
		if (this.conflict == Conflict.RENAME) {
			return null;
		}
		boolean same = existing.sameFile(this.source) || leadsTo(existing);
		if (!same && isOther(existing)) {
			return collision();
		}
		return switch (this.conflict) {
			case RENAME -> null;
			case SKIP -> new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS);
			case FAIL -> same ? sameFile() : exists();
			case OVERWRITE -> same ? sameFile() : kinds(existing);
			case NEWER -> same ? sameFile() : newer(existing);
		};
	}

	private boolean isOther(FileStat existing) throws IOException {
		return this.names.isOther(target(), existing, this.copy.others());
	}

	/** A link that took the place of what it leads to would lead to itself. */
	private boolean leadsTo(FileStat existing) throws IOException {
		boolean replaces = this.conflict == Conflict.OVERWRITE || this.conflict == Conflict.NEWER;
		return replaces && this.source.stat().kind() == FileKind.LINK
				&& this.copy.from().leadsTo(this.copy.name(), existing, this.copy.partName());
	}

	private @Nullable CopyOutcome newer(FileStat existing) {
		CopyOutcome refused = kinds(existing);
		if (refused != null) {
			return refused;
		}
		boolean newer = this.source.stat().modified() > existing.stat().modified() && !isCopy(existing);
		return newer ? null : new CopyOutcome.Skipped(CopyOutcome.Reason.NOT_NEWER);
	}

	/** Whether it seems newer only since the target can't keep its time. */
	private boolean isCopy(FileStat existing) {
		return existing.stat().kind() == this.source.stat().kind()
				&& existing.stat().size() == this.source.stat().size()
				&& this.times.isKept(this.copy, this.source, existing);
	}

	private static @Nullable CopyOutcome kinds(FileStat existing) {
		return (existing.stat().kind() != FileKind.DIRECTORY) ? null : new CopyOutcome.Failed(
				CopyOutcome.Cause.KINDS_DIFFER, "The target is a directory and is not replaced by a file");
	}

	private static CopyOutcome exists() {
		return new CopyOutcome.Failed(CopyOutcome.Cause.TARGET_EXISTS, "The target exists");
	}

	static CopyOutcome collision() {
		return new CopyOutcome.Failed(CopyOutcome.Cause.NAMES_COLLIDE,
				"The target takes this name for that of something else that it has");
	}

	static CopyOutcome sameFile() {
		return new CopyOutcome.Failed(CopyOutcome.Cause.SAME_FILE, "Source and target are the same file");
	}

	/**
	 * Puts the copy in its place in one step.
	 * @param from the directory that holds it until now
	 * @param part its name there
	 * @throws CopyEndedException if what has appeared there meanwhile forbids it
	 */
	Placed put(WritableDirectory from, String part) throws IOException {
		return switch (this.conflict) {
			case OVERWRITE, NEWER -> putOver(from, part);
			case RENAME -> putFree(from, part);
			case SKIP, FAIL -> putNew(from, part);
		};
	}

	private Placed putNew(WritableDirectory from, String part) throws IOException {
		try {
			from.renameNew(part, target(), name());
			return new Placed(name(), false);
		}
		catch (FileAlreadyExistsException ex) {
			CopyOutcome there = (this.conflict == Conflict.SKIP) ? new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS)
					: exists();
			throw new CopyEndedException(isOther(target().stat(name())) ? collision() : there);
		}
	}

	private Placed putFree(WritableDirectory from, String part) throws IOException {
		for (int number = 0;; number++) {
			String free = NumberedName.of(name(), number);
			try {
				from.renameNew(part, target(), free);
				return new Placed(free, false);
			}
			catch (FileAlreadyExistsException ex) {
				// then the next
			}
		}
	}

	/**
	 * Only what was seen is replaced. Where nothing was, two of the same names, for a
	 * file system that takes one for the other, must not replace each other.
	 */
	private Placed putOver(WritableDirectory from, String part) throws IOException {
		while (true) {
			FileStat existing = existing();
			if (existing != null) {
				return replace(from, part, existing);
			}
			try {
				from.renameNew(part, target(), name());
				return new Placed(name(), false);
			}
			catch (FileAlreadyExistsException ex) {
				// it has just appeared: look at it
			}
		}
	}

	private Placed replace(WritableDirectory from, String part, FileStat existing) throws IOException {
		CopyOutcome refused = settle(existing);
		if (refused != null) {
			throw new CopyEndedException(refused);
		}
		from.rename(part, target(), name());
		return new Placed(name(), true);
	}

	/**
	 * Where the copy is.
	 *
	 * @param replaced whether something else was there
	 */
	record Placed(String name, boolean replaced) {
	}

}
