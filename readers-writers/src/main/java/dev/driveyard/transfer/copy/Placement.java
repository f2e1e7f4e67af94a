package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.function.BiPredicate;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Where a finished copy is put, and what happens to what is there. What appears there
 * while the copy is made is treated as if it had been there before.
 *
 * @param source as it was when the copy began
 * @param sameTime whether what is there has the time that the source would have there
 */
record Placement(Conflict conflict, OpenDirectory target, String name, FileStat source,
		BiPredicate<FileStat, FileStat> sameTime) {

	static Placement of(Conflict conflict, FileCopy copy, FileStat source, TimeScales times) {
		return new Placement(conflict, copy.to(), copy.newName(), source,
				(from, there) -> times.isKept(copy, from, there));
	}

	/**
	 * What is clear before anything is copied; null if it is to be copied.
	 */
	@Nullable CopyOutcome settle() throws IOException {
		FileStat existing = this.target.find(this.name);
		return (existing != null) ? settle(existing) : null;
	}

	private @Nullable CopyOutcome settle(FileStat existing) {
		boolean same = existing.sameFile(this.source);
		return switch (this.conflict) {
			case RENAME -> null;
			case SKIP -> new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS);
			case FAIL -> same ? sameFile() : exists();
			case OVERWRITE -> same ? sameFile() : kinds(existing);
			case NEWER -> same ? sameFile() : newer(existing);
		};
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
				&& existing.stat().size() == this.source.stat().size() && this.sameTime.test(this.source, existing);
	}

	private static @Nullable CopyOutcome kinds(FileStat existing) {
		return (existing.stat().kind() != EntryKind.DIRECTORY) ? null : new CopyOutcome.Failed(
				CopyOutcome.Cause.KINDS_DIFFER, "The target is a directory and is not replaced by a file");
	}

	private static CopyOutcome exists() {
		return new CopyOutcome.Failed(CopyOutcome.Cause.TARGET_EXISTS, "The target exists");
	}

	private static CopyOutcome sameFile() {
		return new CopyOutcome.Failed(CopyOutcome.Cause.SAME_FILE, "Source and target are the same file");
	}

	/**
	 * Puts the copy in its place in one step.
	 * @param from the directory that holds it until now
	 * @param part its name there
	 * @throws CopyEndedException if what has appeared there meanwhile forbids it
	 */
	Placed put(OpenDirectory from, String part) throws IOException {
		return switch (this.conflict) {
			case OVERWRITE -> replace(from, part, this.target.find(this.name));
			case NEWER -> putNewer(from, part);
			case RENAME -> putFree(from, part);
			case SKIP, FAIL -> putNew(from, part);
		};
	}

	private Placed putNew(OpenDirectory from, String part) throws IOException {
		try {
			from.renameNew(part, this.target, this.name);
			return new Placed(this.name, false);
		}
		catch (FileAlreadyExistsException ex) {
			throw new CopyEndedException(
					(this.conflict == Conflict.SKIP) ? new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS) : exists());
		}
	}

	private Placed putFree(OpenDirectory from, String part) throws IOException {
		for (int number = 0;; number++) {
			String free = NumberedName.of(this.name, number);
			try {
				from.renameNew(part, this.target, free);
				return new Placed(free, false);
			}
			catch (FileAlreadyExistsException ex) {
				// then the next
			}
		}
	}

	/** Only what was seen to be older is replaced. */
	private Placed putNewer(OpenDirectory from, String part) throws IOException {
		while (true) {
			FileStat existing = this.target.find(this.name);
			if (existing != null) {
				return replace(from, part, existing);
			}
			try {
				from.renameNew(part, this.target, this.name);
				return new Placed(this.name, false);
			}
			catch (FileAlreadyExistsException ex) {
				// it has just appeared: look at it
			}
		}
	}

	private Placed replace(OpenDirectory from, String part, @Nullable FileStat existing) throws IOException {
		CopyOutcome refused = (existing != null) ? settle(existing) : null;
		if (refused != null) {
			throw new CopyEndedException(refused);
		}
		from.rename(part, this.target, this.name);
		return new Placed(this.name, existing != null);
	}

	/**
	 * Where the copy is.
	 *
	 * @param replaced whether something else was there
	 */
	record Placed(String name, boolean replaced) {
	}

}
