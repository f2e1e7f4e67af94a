package dev.driveyard.jobs.compare;

import java.io.Closeable;
import java.io.IOException;

import dev.driveyard.catalogue.differences.ComparedFile;
import dev.driveyard.files.Address;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * The folder that one side has some files in, open as long as these are read. For one
 * thread.
 */
final class GroupFolder implements Closeable {

	private final ComparedSide side;

	private @Nullable OpenDirectory open;

	private @Nullable String path;

	GroupFolder(ComparedSide side) {
		this.side = side;
	}

	/** Where a file is. */
	Address at(String relative) {
		return this.side.at(relative);
	}

	/**
	 * Opens a file.
	 * @param relative its path from the root
	 */
	OpenFile open(String relative) throws IOException {
		return directory(relative).open(at(relative).name());
	}

	/** Whether a file still is what it was when it was listed. */
	boolean isSame(String relative, ComparedFile listed) throws IOException {
		FileStat now = directory(relative).stat(at(relative).name());
		return now.stat().kind() == FileKind.FILE && now.stat().size() == listed.size()
				&& now.stat().modified() == listed.modified();
	}

	private OpenDirectory directory(String relative) throws IOException {
		String wanted = at(relative).parent().path();
		if (this.open == null || !wanted.equals(this.path)) {
			close();
			this.open = this.side.volume().open(wanted);
			this.path = wanted;
		}
		return this.open;
	}

	@Override
	public void close() throws IOException {
		if (this.open != null) {
			this.open.close();
			this.open = null;
		}
	}

}
