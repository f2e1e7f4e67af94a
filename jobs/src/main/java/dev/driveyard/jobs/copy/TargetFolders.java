package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Collection;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.OtherFileSystemException;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.copy.CopyOutcome;
import dev.driveyard.transfer.copy.DirectoryCopier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the target's directories, or has the sources take their place. For one thread.
 */
final class TargetFolders implements AutoCloseable {

	private final CopyParameters parameters;

	private final WriteAhead writeAhead;

	private final OpenFolders targets;

	private final OpenFolders sources;

	private final DirectoryCopier directories;

	private final EarlierNames names = new EarlierNames();

	private final long since;

	/**
	 * @param since when the instance began, nanoseconds since 1970
	 */
	TargetFolders(Backend volume, CopyParameters parameters, WriteAhead writeAhead, long since) {
		this.parameters = parameters;
		this.writeAhead = writeAhead;
		this.targets = new OpenFolders(volume);
		this.sources = new OpenFolders(volume);
		this.directories = new DirectoryCopier(parameters.options());
		this.since = since;
	}

	/**
	 * Renames an operation's source, whatever it is.
	 * @return whether that was possible
	 */
	boolean renameWhole(Operation operation, FileStat source) throws IOException {
		try {
			return rename(operation.source(), String.valueOf(operation.target()), source, (Runnable) null);
		}
		catch (OtherFileSystemException ex) {
			if (this.parameters.method() == Method.RENAME) {
				throw ex;
			}
			return false;
		}
	}

	/**
	 * Renames a directory below an operation's source.
	 * @param row what the journal is to say of it before
	 * @return whether that was possible
	 */
	boolean rename(String source, String target, FileStat self, OperationDirectory row) throws IOException {
		try {
			return rename(source, target, self, (Runnable) () -> this.writeAhead.plan(row));
		}
		catch (OtherFileSystemException ex) {
			return false;
		}
	}

	private boolean rename(String source, String target, FileStat self, @Nullable Runnable before) throws IOException {
		WritableDirectory from = this.sources.at(EncodedPaths.parent(source));
		WritableDirectory to = this.targets.at(EncodedPaths.parent(target));
		if (to.find(EncodedPaths.name(target)) != null) {
			return false;
		}
		if (!from.stat(EncodedPaths.name(source)).sameFile(self)) {
			throw new IOException("It was replaced meanwhile");
		}
		if (before != null) {
			before.run();
		}
		try {
			from.renameNew(EncodedPaths.name(source), to, EncodedPaths.name(target));
		}
		catch (FileAlreadyExistsException ex) {
			return false;
		}
		to.sync();
		from.sync();
		this.names.renamed(source);
		return true;
	}

	/**
	 * Makes a directory, unless there is one.
	 * @param source the one that it is to be a copy of
	 * @param replay whether an interrupted run may have made it
	 */
	Made make(String source, String target, boolean replay) throws IOException {
		return make(target, () -> this.names.before(this.sources, source), replay);
	}

	/**
	 * The same.
	 * @param before the names of what went to the same place before, or was to
	 */
	Made make(String target, Names before, boolean replay) throws IOException {
		WritableDirectory parent = this.targets.at(EncodedPaths.parent(target));
		String name = EncodedPaths.name(target);
		CopyOutcome outcome = this.directories.make(parent, name);
		if (outcome instanceof CopyOutcome.Copied) {
			return Made.NEW;
		}
		if (outcome instanceof CopyOutcome.Already) {
			if (this.directories.isOther(parent, name, before.get())) {
				return Made.failed(Messages.COLLISION);
			}
			return (replay && isUnfinished(parent.stat(name))) ? Made.NEW : Made.OLD;
		}
		if (outcome instanceof CopyOutcome.Pointless pointless) {
			throw new TransferStoppedException(Messages.of(pointless, target));
		}
		return Made.failed(Messages.of(outcome));
	}

	/** Whether a directory may be one that an interrupted run has just made. */
	private boolean isUnfinished(FileStat found) {
		return (found.stat().mode() & 0777) == 0700 && found.stat().changed() >= this.since;
	}

	@Override
	public void close() {
		try {
			this.targets.close();
			this.sources.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Gives names.
	 */
	@FunctionalInterface
	interface Names {

		Collection<String> get() throws IOException;

	}

	/**
	 * A directory at the target.
	 *
	 * @param isNew whether the run made it
	 * @param moved whether it is the source itself
	 * @param failure why there is none
	 */
	record Made(boolean isNew, boolean moved, @Nullable String failure) {

		static final Made NEW = new Made(true, false, null);

		static final Made OLD = new Made(false, false, null);

		static final Made MOVED = new Made(true, true, null);

		static Made failed(String why) {
			return new Made(false, false, why);
		}

	}

}
