package dev.driveyard.jobs.validate;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.driveyard.catalogue.findings.CheckedFile;
import dev.driveyard.content.files.FileGroup;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.FileGroupWork;
import dev.driveyard.jobs.contents.PrefetchedWork;

/**
 * The reading of files that are checked as work ahead of a step.
 */
record CheckedGroupWork(FileGroupWork reading) implements PrefetchedWork<CheckedGroup, ReadFiles.ReadFile> {

	@Override
	public String name() {
		return this.reading.name();
	}

	@Override
	public Worker<CheckedGroup, ReadFiles.ReadFile> worker(BooleanSupplier stopped) {
		Worker<FileGroup, Reading> worker = this.reading.worker(stopped);
		return (group, done) -> read(worker, group, done);
	}

	private static void read(Worker<FileGroup, Reading> worker, CheckedGroup group, Consumer<ReadFiles.ReadFile> done) {
		Map<Long, CheckedFile> files = new HashMap<>();
		group.files().forEach((file) -> files.put(file.file().entry().id(), file));
		worker.work(fileGroup(group), (reading) -> done
			.accept(new ReadFiles.ReadFile(Objects.requireNonNull(files.get(reading.file().entry().id())), reading)));
	}

	private static FileGroup fileGroup(CheckedGroup group) {
		return new FileGroup(group.directory(), group.files().stream().map(CheckedFile::file).toList());
	}

	@Override
	public int weight(CheckedGroup group) {
		return group.files().size();
	}

	@Override
	public long bytes(CheckedGroup group) {
		return this.reading.bytes(fileGroup(group));
	}

	@Override
	public boolean isLong(CheckedGroup group) {
		return this.reading.isLong(fileGroup(group));
	}

}
