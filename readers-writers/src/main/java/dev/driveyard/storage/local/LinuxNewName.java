package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;

/**
 * Renames without replacing anything on file systems that lack the call for it. A second
 * name for the file does as well. Where files have one name only, as on FAT, the new one
 * is looked for and then taken. Nobody else is told to wait in between but this program:
 * its threads by a monitor, its other processes by a lock on the target's directory.
 *
 * @param from the descriptor of the directory that holds the file
 * @param to of the one that is to hold it
 */
record LinuxNewName(int from, int to) {

	/** Exclusive, without waiting. */
	private static final int LOCK = 2 | 4;

	private static final int UNLOCK = 8;

	private static final int TRIES = 200;

	private static final long PAUSE_MILLIS = 10;

	void rename(String name, String newName) throws IOException {
		if (!link(name, newName)) {
			lookAndRename(name, newName);
		}
		else if (isSame(LinuxStat.find(this.from, name), LinuxStat.find(this.to, newName))) {
			Linux.check(LinuxCalls.unlinkat(this.from, Scratch.current().name(name), 0), name);
		}
	}

	/**
	 * What has taken the first name meanwhile stays. Some file systems number files by
	 * their names: two of one file differ in nothing but that.
	 */
	private static boolean isSame(@Nullable FileStat one, @Nullable FileStat other) {
		if (one == null || other == null) {
			return false;
		}
		return one.sameFile(other) || (one.device() == other.device() && one.stat().links() > 1
				&& one.stat().kind() == FileKind.FILE && one.stat().size() == other.stat().size()
				&& one.stat().modified() == other.stat().modified() && one.stat().changed() == other.stat().changed());
	}

	/** Whether files can have a second name here. */
	private boolean link(String name, String newName) throws IOException {
		Scratch scratch = Scratch.current();
		if (LinuxCalls.linkat(this.from, scratch.name(name), this.to, scratch.secondName(newName), 0) >= 0) {
			return true;
		}
		return switch (Linux.error()) {
			case NOT_PERMITTED, UNSUPPORTED, NO_SUCH_CALL, INVALID, TOO_MANY_LINKS, DIRECTORY -> false;
			default -> throw Linux.failure(newName);
		};
	}

	private void lookAndRename(String name, String newName) throws IOException {
		synchronized (LinuxNewName.class) {
			boolean locked = lock();
			try {
				if (LinuxStat.find(this.to, newName) != null) {
					throw new FileAlreadyExistsException(newName);
				}
				Scratch scratch = Scratch.current();
				Linux.check(
						LinuxCalls.renameat2(this.from, scratch.name(name), this.to, scratch.secondName(newName), 0),
						newName);
			}
			finally {
				if (locked) {
					LinuxCalls.flock(this.to, UNLOCK);
				}
			}
		}
	}

	/**
	 * Whether the directory was locked. Anyone who may read it can lock it, too: that
	 * must not hold up everything.
	 */
	private boolean lock() {
		for (int i = 0; i < TRIES; i++) {
			if (LinuxCalls.flock(this.to, LOCK) >= 0) {
				return true;
			}
			try {
				Thread.sleep(PAUSE_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return false;
	}

}
