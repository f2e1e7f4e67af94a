package dev.driveyard.content.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.PendingFile;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.Volume;

/**
 * Work on groups that looks at one file after the other, through their directory's
 * handle. For one thread.
 */
abstract class FileByFile implements GroupPool.Work {

	/** After so long what is done is handed on, and the rest of a group comes again. */
	private static final long LONGEST_NANOS = 500_000_000;

	private final Volume volume;

	private final DirectoryCheck check;

	private final BooleanSupplier stopped;

	FileByFile(Volume volume, DirectoryCheck check, BooleanSupplier stopped) {
		this.volume = volume;
		this.check = check;
		this.stopped = stopped;
	}

	@Override
	public final List<Reading> read(FileGroup group) {
		try (OpenDirectory directory = this.check.open(this.volume, group)) {
			List<Reading> readings = new ArrayList<>(group.files().size());
			long end = System.nanoTime() + LONGEST_NANOS;
			for (PendingFile file : group.files()) {
				readings.add(read(directory, file));
				if (System.nanoTime() - end > 0) {
					break;
				}
			}
			return readings;
		}
		catch (IOException ex) {
			return group.files().stream().<Reading>map((file) -> new Reading.Unreachable(file, ex)).toList();
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
