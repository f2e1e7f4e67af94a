package dev.driveyard.transfer.repair;

import java.io.IOException;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.repair.FileRepair.RefusedException;
import dev.driveyard.transfer.repair.RepairRequest.Damaged;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a damaged file is kept. A run that was killed may have given it
 * one already.
 */
record AsideNames(WritableDirectory folder, String name, RepairRequest request) {

	private static final int LONGEST_NAME = 255;

	static String of(String name, String number) {
		String end = ".damaged-" + number;
		String start = name;
		while (EncodedName.encode(start + end).length > LONGEST_NAME) {
			start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
		}
		return start + end;
	}

	/** The names in the order in which they are tried. */
	private String name(int attempt) {
		return of(this.name, (attempt == 1) ? this.request.number() : this.request.number() + "-" + attempt);
	}

	/** What a run that was killed has called the damaged file; null if none did. */
	@Nullable String taken() throws IOException {
		Damaged damaged = this.request.damaged();
		int attempt = 1;
		for (FileStat at = this.folder.find(name(1)); at != null
				&& damaged != null; at = this.folder.find(name(++attempt))) {
			if (damaged.is(at.stat())) {
				return name(attempt);
			}
		}
		return null;
	}

	/**
	 * Gives the damaged file another name. What turns out to be another file goes back
	 * under its name.
	 * @return null if it is gone by now
	 */
	@Nullable String putAside() throws IOException {
		Damaged damaged = this.request.damaged();
		FileStat now = this.folder.find(this.name);
		if (now == null) {
			return null;
		}
		if (damaged == null || !damaged.isUntouched(now.stat())) {
			throw changed("");
		}
		String before = taken();
		int attempt = 1;
		while (this.folder.find(name(attempt)) != null) {
			attempt++;
		}
		String aside = name(attempt);
		this.folder.renameNew(this.name, this.folder, aside);
		if (!damaged.is(this.folder.stat(aside).stat())) {
			putBack(aside);
			throw changed("");
		}
		if (before != null && this.folder.stat(before).sameFile(this.folder.stat(aside))) {
			this.folder.delete(before); // a second name, where renaming takes two steps
		}
		return aside;
	}

	/** The damaged file is better than none. */
	void putBack(@Nullable String aside) throws IOException {
		if (aside != null) {
			try {
				this.folder.renameNew(aside, this.folder, this.name);
			}
			catch (IOException ex) {
				throw changed(" What was there is called " + EncodedName.display(aside) + " now, and can't be called "
						+ EncodedName.display(this.name) + " again: " + FileRepair.message(ex) + ".");
			}
		}
	}

	private static RefusedException changed(String more) {
		return new RefusedException("It was changed or replaced since the repair was planned." + more);
	}

	/** A sentence about where the damaged file is, if it has another name by now. */
	static String told(@Nullable String aside) {
		return (aside != null) ? " The damaged file is called " + EncodedName.display(aside) + " now." : "";
	}

}
