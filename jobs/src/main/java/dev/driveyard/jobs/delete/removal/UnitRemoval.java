package dev.driveyard.jobs.delete.removal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;
import dev.driveyard.transfer.removal.Removal;

/**
 * Removes the planned files of directories, each through the handle of its directory, if
 * both are still what was planned. What is gone already is done. Used by several threads.
 */
final class UnitRemoval {

	private static final int PAGE = 2000;

	private final Backend volume;

	private final RemovalJournal journal;

	private final Erasure erasure;

	private final SourceCheck check;

	private final BooleanSupplier stopped;

	/**
	 * Makes one.
	 * @param erasure how a file goes
	 * @param check asked where something is missing
	 * @param stopped asked before each file
	 */
	UnitRemoval(Backend volume, RemovalJournal journal, Erasure erasure, SourceCheck check, BooleanSupplier stopped) {
		this.volume = volume;
		this.journal = journal;
		this.erasure = erasure;
		this.check = check;
		this.stopped = stopped;
	}

	/**
	 * Removes them.
	 * @throws StoppedException if somebody wants it to end
	 */
	UnitResult remove(Unit unit) {
		UnitResult result = new UnitResult(unit);
		try (WritableDirectory directory = open(unit)) {
			eachPlanned(unit, (file) -> remove(directory, file, result));
		}
		catch (NoSuchFileException ex) {
			this.check.require(unit.operation());
			eachPlanned(unit, (file) -> result.gone(bytes(file), true));
		}
		catch (IOException ex) {
			this.check.require(unit.operation());
			long[] files = { 0 };
			eachPlanned(unit, (file) -> files[0]++);
			if (files[0] > 0) {
				String path = (unit.directory() != null) ? unit.path() : unit.operation().source();
				result.keepAll(files[0], path, Removal.kept(path, ex).message());
			}
		}
		if (result.isDoubtful()) {
			this.check.require(unit.operation());
		}
		return result;
	}

	private WritableDirectory open(Unit unit) throws IOException {
		WritableDirectory directory = DirectoryPaths.open(this.volume, unit.path());
		if (unit.directory() == null || directory.self().stat().inode() == unit.directory().inode()) {
			return directory;
		}
		directory.close();
		throw new StaleDirectoryException(unit.path());
	}

	/** Shows the planned files a page at a time, so a directory may be of any size. */
	private void eachPlanned(Unit unit, Consumer<OperationFile> action) {
		String after = "";
		List<OperationFile> page;
		do {
			page = this.journal.planned(unit.operation().id(), unit.number(), after, PAGE);
			for (OperationFile file : page) {
				if (this.stopped.getAsBoolean()) {
					throw new StoppedException();
				}
				after = file.name();
				action.accept(file);
			}
		}
		while (page.size() == PAGE);
	}

	private void remove(WritableDirectory directory, OperationFile file, UnitResult result) {
		String path = result.unit().path();
		try {
			FileStat found = directory.find(file.name());
			if (found != null && !isAsPlanned(found.stat(), file)) {
				result.keep(file, DirectoryPaths.join(path, file.name()),
						"It was changed or replaced since it was planned.");
				return;
			}
			if (found != null) {
				this.erasure.remove(directory, found, file);
			}
			result.gone(bytes(file), found == null);
		}
		catch (IOException ex) {
			Removal.Kept kept = Removal.kept(DirectoryPaths.join(path, file.name()), ex);
			result.keep(file, kept.path(), kept.message());
		}
	}

	private boolean isAsPlanned(FileAttributes found, OperationFile planned) {
		boolean same = found.kind() == planned.kind() && found.inode() == planned.inode();
		boolean version = found.size() == planned.size() && found.modified() == planned.modified();
		return same && (version || this.erasure.hasBegun(found, planned));
	}

	private static long bytes(OperationFile file) {
		return (file.kind() == FileKind.FILE) ? file.size() : 0;
	}

}
