package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.journal.Journal;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.OtherFileSystemException;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.copy.Conflict;
import dev.driveyard.transfer.copy.CopyHooks;
import dev.driveyard.transfer.copy.CopyOptions;
import dev.driveyard.transfer.copy.CopyOutcome;
import dev.driveyard.transfer.copy.FileCopier;
import dev.driveyard.transfer.copy.FileCopy;
import dev.driveyard.transfer.copy.FileMover;
import dev.driveyard.transfer.copy.LinkCopier;
import dev.driveyard.transfer.copy.RateLimiter;
import dev.driveyard.transfer.copy.TargetNames;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * Copies or moves the files of slices. For one thread.
 */
final class SliceWorker {

	/** Below it, to look for each name takes less than to list all. */
	private static final int FEWEST_TO_LIST = 4;

	private static final CopyOutcome SKIPPED = new CopyOutcome.Skipped(CopyOutcome.Reason.EXISTS);

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final WriteAhead writeAhead;

	private final OperationVolumes volumes;

	private final String token;

	private final FileCopier copier;

	private final FileCopier replacing;

	private final LinkCopier links;

	private final LinkCopier replacingLinks;

	private final FileMover mover;

	private final OwnCopies own;

	private final LongAdder progress;

	private final BooleanSupplier abandoned;

	private @Nullable Slice slice;

	private volatile @Nullable FileStat file;

	private @Nullable FileCopy copy;

	/**
	 * Whether the slice's files are renamed: see {@link WritableDirectory#canRenameTo}.
	 */
	private boolean renames;

	/**
	 * @param volumes tells whether sources and targets are there
	 * @param names what all workers know of the target's directories
	 * @param abandoned whether nobody waits for it any more
	 * @param since when the instance began, nanoseconds since 1970
	 */
	SliceWorker(CopyParts parts, CopyParameters parameters, WriteAhead writeAhead, OperationVolumes volumes,
			String token, TargetNames names, RateLimiter limiter, LongAdder progress, BooleanSupplier stop,
			BooleanSupplier abandoned, long since) {
		this.parts = parts;
		this.parameters = parameters;
		this.writeAhead = writeAhead;
		this.volumes = volumes;
		this.token = token;
		this.progress = progress;
		this.abandoned = abandoned;
		CopyHooks hooks = new CopyHooks(limiter, progress::add, this::checkpoint, stop, abandoned);
		CopyOptions replace = parameters.options().withConflict(Conflict.OVERWRITE);
		this.copier = new FileCopier(parameters.options(), hooks, names);
		this.replacing = new FileCopier(replace, hooks, names);
		this.links = new LinkCopier(parameters.options(), names);
		this.replacingLinks = new LinkCopier(replace, names);
		this.own = new OwnCopies(since);
		this.mover = new FileMover(parameters.conflict(), names);
	}

	private void checkpoint(long length) {
		Slice current = this.slice;
		FileStat copied = this.file;
		FileStat part = part();
		if (current != null && copied != null && part != null && !this.abandoned.getAsBoolean()) {
			this.writeAhead.part(current.operation(), current.pathOf(copied.name()), new Journal.Part(length,
					copied.stat().size(), copied.stat().modified(), part.device(), part.stat().inode()));
		}
	}

	/** The unfinished copy. */
	private @Nullable FileStat part() {
		FileCopy current = this.copy;
		try {
			return (current != null) ? current.to().find(current.partName()) : null;
		}
		catch (IOException ex) {
			return null; // then it can't be gone on with
		}
	}

	/** What of a slice it is at. Asked by any thread. */
	String at(Slice work) {
		FileStat current = this.file;
		return (current != null) ? EncodedPaths.below(work.source(), current.name()) : work.source();
	}

	/**
	 * Handles a slice, to its end if it is not stopped.
	 */
	SliceResult handle(Slice work) {
		SliceOutcomes outcomes = new SliceOutcomes(work, this.parameters.move(), this.parts.clock());
		if (work.files().isEmpty()) {
			return outcomes.result();
		}
		this.slice = work;
		this.file = null;
		String pointless = null;
		try (SliceSource from = SliceSource.open(this.parts.source(work.operation()), work);
				WritableDirectory to = DirectoryPaths.open(this.parts.volume(), work.target())) {
			pointless = this.volumes.targetGone(work.operation());
			pointless = (pointless != null) ? pointless : handle(work, from, to, outcomes);
		}
		catch (IOException ex) {
			outcomes.failRest(Messages.of(ex));
		}
		return concluded(outcomes, pointless);
	}

	/** Handles the files, as far as nothing forbids; why nothing more can be done. */
	private @Nullable String handle(Slice work, SliceSource from, WritableDirectory to, SliceOutcomes outcomes)
			throws IOException {
		Set<String> there = taken(work, to);
		this.renames = from.canRenameTo(to);
		for (FileStat next : work.files()) {
			if (this.abandoned.getAsBoolean()) {
				return null;
			}
			this.file = next;
			boolean taken = there.contains(work.targetName(next.name()));
			CopyOutcome outcome = taken ? SKIPPED : handle(work, next, from, to);
			if (outcome == null) {
				outcomes.linkLater(next);
				continue;
			}
			if (outcome instanceof CopyOutcome.Stopped) {
				return null;
			}
			if (outcome instanceof CopyOutcome.Pointless pointless) {
				return Messages.of(pointless, work.target());
			}
			outcomes.add(next, outcome, this.renames);
			this.progress.add(uncounted(next.stat(), outcome));
		}
		if (this.parameters.syncsDirectories()) {
			to.sync();
			from.sync();
		}
		return null;
	}

	/** Where a disk or server is gone, that is no failure of the files. */
	private SliceResult concluded(SliceOutcomes outcomes, @Nullable String pointless) {
		boolean failed = pointless == null && outcomes.haveFailed();
		String gone = failed ? this.volumes.gone(outcomes.slice().operation()) : null;
		if (gone != null) {
			return outcomes.result().asPointless(gone);
		}
		SliceResult result = outcomes.withFailures();
		return (pointless != null) ? result.asPointless(pointless) : result;
	}

	/**
	 * The names that the target has, where whatever has one is skipped: to list them once
	 * takes less than to look for each. Only for a directory that is one slice, so that a
	 * large one is not listed again and again.
	 */
	private Set<String> taken(Slice work, WritableDirectory to) throws IOException {
		boolean whole = work.after().complete() && !work.settled().directories().isEmpty();
		if (this.parameters.conflict() != Conflict.SKIP || work.fresh() || work.replay() || !whole
				|| !work.earlier().isEmpty() || work.files().size() < FEWEST_TO_LIST) {
			return Set.of();
		}
		Set<String> names = new HashSet<>();
		to.eachName(names::add);
		return names;
	}

	/** What became of a file; null if that is up to the step that makes further names. */
	private @Nullable CopyOutcome handle(Slice work, FileStat next, SliceSource from, WritableDirectory to) {
		FileCopy plain = FileCopy
			.of(from.directory(), next.name(), to,
					Tokens.of(this.token, work.operation().number(), work.pathOf(next.name())))
			.as(work.targetName(next.name()))
			.beside(work.others());
		CopyOutcome renamed = this.renames ? rename(plain, from, next) : null;
		if (renamed != null) {
			return renamed;
		}
		if (work.renames()) {
			if (this.parameters.method() == Method.RENAME) {
				return new CopyOutcome.Failed(CopyOutcome.Cause.SYSTEM, "It would have to go to another file system");
			}
			if (next.stat().kind() == FileKind.FILE && next.stat().links() > 1) {
				return null;
			}
		}
		return copy(work, next, to, plain);
	}

	/** Null if it can't be renamed after all. */
	private @Nullable CopyOutcome rename(FileCopy copy, SliceSource from, FileStat next) {
		try {
			return this.mover.move(copy, from.movable(), next);
		}
		catch (OtherFileSystemException ex) {
			this.renames = false;
			return null;
		}
	}

	private CopyOutcome copy(Slice work, FileStat next, WritableDirectory to, FileCopy plain) {
		String earlier = this.own.find(work, next.name(), to);
		FileCopy made = (earlier != null) ? plain.as(earlier) : plain;
		if (work.replay() || earlier != null) {
			made = made.again(resume(work, next));
		}
		else if (work.fresh() && work.earlier().isEmpty()) {
			made = made.intoFresh();
		}
		this.copy = made;
		if (next.stat().kind() == FileKind.LINK) {
			return ((earlier != null) ? this.replacingLinks : this.links).copySymbolic(made);
		}
		return ((earlier != null) ? this.replacing : this.copier).copy(made);
	}

	private FileCopy.@Nullable Resume resume(Slice work, FileStat next) {
		if (next.stat().size() < FileCopier.CHECKPOINT) {
			return null;
		}
		return this.parts.journal()
			.part(work.operation().id(), work.pathOf(next.name()))
			.map((part) -> new FileCopy.Resume(part.length(), part.size(), part.modified(), part.device(),
					part.inode()))
			.orElse(null);
	}

	/** The bytes of what was handled without being copied byte by byte. */
	private static long uncounted(FileAttributes stat, CopyOutcome outcome) {
		boolean counted = outcome instanceof CopyOutcome.Copied copied && copied.how() != CopyOutcome.How.RENAME;
		return (counted || stat.kind() != FileKind.FILE) ? 0 : stat.size();
	}

}
