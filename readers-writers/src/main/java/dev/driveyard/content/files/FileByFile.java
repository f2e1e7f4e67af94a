package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;

/**
 * Work on groups that looks at one file after the other, through their directory's
 * handle. For one thread.
 */
abstract class FileByFile implements GroupReader {

	private final GroupDirectories directories;

	private final BooleanSupplier stopped;

	FileByFile(GroupDirectories directories, BooleanSupplier stopped) {
		this.directories = directories;
		this.stopped = stopped;
	}

	@Override
	public final void read(FileGroup group, Consumer<Reading> done) {
		int count = 0;
		try (OpenDirectory directory = this.directories.open(group)) {
			for (PendingFile file : group.files()) {
				done.accept(read(directory, file));
				count++;
			}
		}
		catch (IOException ex) {
			group.files()
				.subList(count, group.files().size())
				.forEach((file) -> done.accept(new Reading.Unreachable(file, ex)));
		}
	}

	private Reading read(OpenDirectory directory, PendingFile file) {
		if (isStopped()) {
			throw new ReadingStoppedException();
		}
		try {
			return look(directory, file);
		}
		catch (IOException ex) {
			return new Reading.Unreadable(file, ex);
		}
	}

	/** Looks at one file. */
	abstract Reading look(OpenDirectory directory, PendingFile file) throws IOException;

	/** Reads on, unless what is not done is given up. */
	final int read(OpenFile file, ByteBuffer target, long position) throws IOException {
		if (isStopped()) {
			throw new ReadingStoppedException();
		}
		return file.read(target, position);
	}

	/** Whether what is not done is given up. */
	final boolean isStopped() {
		return this.stopped.getAsBoolean();
	}

}
