package dev.driveyard.content.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.content.SourceShrunkException;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a group through their directory's handle. A file counts as read when
 * it is the one that is known and looks the same before and after; one that changes is
 * tried again, with what it is now.
 */
final class HashingReader implements GroupReader {

	private static final int ATTEMPTS = 3;

	private static final long PAUSE_MILLIS = 20;

	private final GroupDirectories directories;

	private final boolean copies;

	private final FileHasher hasher;

	HashingReader(GroupDirectories directories, boolean copies, FileHasher hasher) {
		this.directories = directories;
		this.copies = copies;
		this.hasher = hasher;
	}

	@Override
	public void read(FileGroup group, Consumer<Reading> done) {
		read(group).forEach(done);
	}

	private List<Reading> read(FileGroup group) {
		try (OpenDirectory directory = this.directories.open(group)) {
			return readAll(directory, group);
		}
		catch (IOException ex) {
			return group.files().stream().<Reading>map((file) -> new Reading.Unreachable(file, ex)).toList();
		}
	}

	private List<Reading> readAll(OpenDirectory directory, FileGroup group) {
		List<Reading> readings = new ArrayList<>(group.files().size());
		List<Waiting> waiting = new ArrayList<>();
		for (PendingFile file : group.files()) {
			Waiting next = tryOnce(directory, file, readings);
			if (next != null) {
				waiting.add(next);
			}
			if (this.hasher.isFull()) {
				finish(waiting, readings);
			}
		}
		finish(waiting, readings);
		return readings;
	}

	/** The file, if it was read and waits to be hashed with others. */
	private @Nullable Waiting tryOnce(OpenDirectory directory, PendingFile file, List<Reading> readings) {
		try {
			for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
				Waiting read = attempt(directory, file);
				if (read != null) {
					return read;
				}
				Thread.sleep(PAUSE_MILLIS * attempt);
			}
			readings.add(new Reading.Changing(file, false));
		}
		catch (ReplacedException ex) {
			readings.add(new Reading.Changing(file, true));
		}
		catch (IOException ex) {
			readings.add(new Reading.Unreadable(file, ex));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ReadingStoppedException();
		}
		return null;
	}

	/** Null if the file changed while it was read. */
	private @Nullable Waiting attempt(OpenDirectory directory, PendingFile file) throws IOException {
		String name = file.entry().name();
		FileStat before = directory.stat(name);
		if (!isKnown(before.stat(), file.entry().stat()) || before.stat().size() == 0) {
			throw new ReplacedException(name);
		}
		FileHasher.Pending pending = null;
		SourceShrunkException shrunk = null;
		try {
			pending = this.hasher.read(directory, name, before.stat().size());
		}
		catch (SourceShrunkException ex) {
			shrunk = ex;
		}
		boolean changed = !directory.stat(name).equals(before);
		if (shrunk != null && !changed) {
			throw shrunk;
		}
		if (changed && pending != null) {
			pending.drop();
		}
		return (changed || pending == null) ? null : new Waiting(file, before.stat(), pending);
	}

	private boolean isKnown(FileAttributes now, FileAttributes known) {
		return now.sameFile(known) || (this.copies && now.kind() == known.kind() && now.size() == known.size()
				&& now.modified() == known.modified());
	}

	private void finish(List<Waiting> waiting, List<Reading> readings) {
		this.hasher.finish();
		for (Waiting file : waiting) {
			readings.add(new Reading.Read(file.file(), file.stat(), file.pending().blake3(), file.pending().casId()));
		}
		waiting.clear();
	}

	/** The file is another one now, or empty: the next scan will see it. */
	private static final class ReplacedException extends IOException {

		private static final long serialVersionUID = 1L;

		ReplacedException(String name) {
			super(name);
		}

	}

	private record Waiting(PendingFile file, FileAttributes stat, FileHasher.Pending pending) {
	}

}
