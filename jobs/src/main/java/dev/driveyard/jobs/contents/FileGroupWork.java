package dev.driveyard.jobs.contents;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.GroupReader;
import dev.driveyard.content.files.GroupReaders;
import dev.driveyard.content.files.Reading;

/**
 * The reading of groups of files as work ahead of a step.
 */
public record FileGroupWork(GroupReaders readers) implements PrefetchedWork<FileGroup, Reading> {

	@Override
	public String name() {
		return this.readers.name();
	}

	@Override
	public Worker<FileGroup, Reading> worker(BooleanSupplier stopped) {
		GroupReader reader = this.readers.reader(stopped);
		return (group, done) -> read(reader, group, done);
	}

	private static void read(GroupReader reader, FileGroup group, Consumer<Reading> done) {
		try {
			reader.read(group, done);
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("Files in " + group.directory() + " could not be read: " + ex, ex);
		}
	}

	@Override
	public int weight(FileGroup group) {
		return group.files().size();
	}

	@Override
	public long bytes(FileGroup group) {
		return group.files().stream().mapToLong((file) -> this.readers.bytes(file.entry().stat().size())).sum();
	}

	@Override
	public boolean isLong(FileGroup group) {
		return this.readers.isLong(group);
	}

}
