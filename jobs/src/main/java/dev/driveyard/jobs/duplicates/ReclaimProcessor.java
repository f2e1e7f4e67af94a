package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.journal.ReclaimJournal.Similar;
import dev.driveyard.journal.ReclaimJournal.Step;
import dev.driveyard.transfer.reclaim.BatchedSync;
import dev.driveyard.transfer.reclaim.HeldFile;
import dev.driveyard.transfer.reclaim.HeldFile.StoppedException;
import dev.driveyard.transfer.reclaim.HeldFile.Version;
import dev.driveyard.transfer.reclaim.Replacement;
import dev.driveyard.transfer.trash.StrandedException;
import dev.driveyard.transfer.trash.Trashed;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Handles what was planned, each file after it was compared with the one that is kept,
 * byte by byte. What was done before is found done. Remembers of which files a name
 * stayed, since their bytes do not go free. For one thread.
 */
final class ReclaimProcessor implements ItemProcessor<List<Step>, ReclaimChange> {

	/**
	 * What is said of a file that is gone: the folders of its other names are looked at.
	 */
	private static final long MAY_HAVE_OTHER_NAMES = 2;

	private final ReclaimParts parts;

	private final ReclaimParameters parameters;

	private final BooleanSupplier stopped;

	/** The inodes of files some name of which stayed. */
	private final Set<Long> stayed = new HashSet<>();

	private final BatchedSync durability;

	/**
	 * A processor.
	 * @param stopped asked before each file, and while files are compared
	 */
	ReclaimProcessor(ReclaimParts parts, ReclaimParameters parameters, BooleanSupplier stopped) {
		this.parts = parts;
		this.parameters = parameters;
		this.stopped = stopped;
		this.durability = new BatchedSync(parts.volume());
	}

	/**
	 * Handles some files.
	 * @throws JobInterruptedException if it was asked to end: what is done by then is
	 * found done later
	 */
	@Override
	public ReclaimChange process(List<Step> steps) throws JobInterruptedException {
		ReclaimChange change = new ReclaimChange(steps.size());
		try {
			for (Step step : steps) {
				if (this.stopped.getAsBoolean()) {
					throw new JobInterruptedException("Stopped while room was reclaimed");
				}
				handle(step, change);
			}
		}
		catch (StoppedException ex) {
			throw new JobInterruptedException("Stopped while files were compared");
		}
		finally {
			flush(change);
		}
		return change;
	}

	/** What is recorded next is on the medium before. */
	private void flush(ReclaimChange change) {
		try {
			this.durability.flush();
		}
		catch (IOException ex) {
			change.issue(String.valueOf(ex instanceof FileSystemException file ? file.getFile() : ""),
					"What was done may not outlast a power failure: " + Problems.describe(ex));
		}
	}

	private void handle(Step step, ReclaimChange change) {
		Operation operation = step.operation();
		try {
			if (isDone(step)) {
				change.done().add(record(step, MAY_HAVE_OTHER_NAMES));
				reclaimed(operation, step.file().freed(), change);
			}
			else {
				act(step, change);
			}
		}
		catch (StrandedException ex) {
			Trashed trashed = ex.trashed();
			keep(step, State.DONE, new TrashPlace(trashed.folder().path(), trashed.name()), Problems.describe(ex),
					change);
		}
		catch (IOException ex) {
			String why = (ex instanceof NoSuchFileException) ? "It, or the file that is kept, is not there any more"
					: Problems.describe(ex);
			keep(step, State.FAILED, null, why + ". It is left alone.", change);
		}
	}

	private void reclaimed(Operation done, long freed, ReclaimChange change) {
		change.count(ReclaimCount.RECLAIMED, 1);
		change.count(ReclaimCount.RECLAIMED_BYTES, freed);
		change.ended().add(done.ended(State.DONE, this.parts.clock().millis(), null));
	}

	private void keep(Step step, State state, @Nullable TrashPlace place, String why, ReclaimChange change) {
		this.stayed.add(step.file().inode());
		change.count(ReclaimCount.KEPT, 1);
		change.issue((place != null) ? Issue.Code.LEFT_IN_TRASH : Issue.Code.NOT_RECLAIMED, step.file().path(), why);
		change.ended().add(step.operation().with(place).ended(state, this.parts.clock().millis(), why));
	}

	/** Whether a run that was killed has done it. */
	private boolean isDone(Step step) throws IOException {
		Reclaim file = step.file();
		return switch (this.parameters.action()) {
			case TRASH -> false;
			case DELETE ->
				Replacement.isDeleted(this.parts.volume(), file.path(), version(file), temporary(step.operation()));
			case HARDLINK -> Replacement.isHardLinked(this.parts.volume(), file.path(), version(file), file.keptPath(),
					keptVersion(file), temporary(step.operation()));
			case REFLINK -> Replacement.isReflinked(this.parts.volume(), file.path(), version(file), file.keptPath(),
					keptVersion(file), this.stopped);
		};
	}

	private void act(Step step, ReclaimChange change) throws IOException {
		Reclaim file = step.file();
		Operation trashed = resumeTrash(step);
		if (trashed != null) {
			reclaimed(trashed, freed(file), change);
			return;
		}
		try (HeldFile kept = HeldFile.open(this.parts.volume(), file.keptPath(), keptVersion(file));
				HeldFile duplicate = HeldFile.open(this.parts.volume(), file.path(), version(file))) {
			if (this.parameters.partsOwners()) {
				Replacement.requireSameOwner(duplicate, kept);
			}
			if (duplicate.placement().isSameAs(kept.placement())) {
				share(step, change);
				return;
			}
			OperationFile record = record(step, duplicate.stat().stat().links());
			Operation done = act(step, duplicate, kept);
			this.durability.done(duplicate, kept);
			change.done().add(record);
			boolean gone = this.parameters.action() == ReclaimAction.TRASH
					|| this.parameters.action() == ReclaimAction.REFLINK || duplicate.links() == 0;
			reclaimed(done, gone ? freed(file) : 0, change);
		}
	}

	/** Nothing, where another name of it stayed. */
	private long freed(Reclaim file) {
		return this.stayed.contains(file.inode()) ? 0 : file.freed();
	}

	/**
	 * It shares the bytes of the file that is kept by now, so nothing would go free.
	 * Where that is what was wanted, a run that was killed has done it.
	 */
	private void share(Step step, ReclaimChange change) {
		if (this.parameters.action() == ReclaimAction.REFLINK) {
			reclaimed(step.operation(), step.file().freed(), change);
			return;
		}
		change.count(ReclaimCount.SHARED, 1);
		change.ended()
			.add(step.operation()
				.with((TrashPlace) null)
				.ended(State.FAILED, this.parts.clock().millis(),
						"It shares its bytes with the file that is kept already"));
	}

	private static Version keptVersion(Reclaim file) {
		Similar similar = file.similar();
		long size = (similar != null) ? similar.keptSize() : file.size();
		return new Version(file.keptInode(), size, file.keptModified());
	}

	private static Version version(Reclaim file) {
		return new Version(file.inode(), file.size(), file.modified());
	}

	private String temporary(Operation operation) {
		return ".driveyard-" + this.parts.library().id().toString().substring(0, 8) + "-" + operation.id() + ".tmp";
	}

	private Operation act(Step step, HeldFile duplicate, HeldFile kept) throws IOException {
		Operation operation = step.operation();
		requireDuplicate(step.file(), duplicate, kept);
		if (this.parameters.action() != ReclaimAction.REFLINK) {
			this.durability.keep(kept);
		}
		switch (this.parameters.action()) {
			case TRASH -> {
				return trash(step, duplicate, kept);
			}
			case DELETE -> Replacement.delete(duplicate, kept, temporary(operation));
			case HARDLINK -> Replacement.hardLink(duplicate, kept, temporary(operation));
			case REFLINK -> Replacement.reflink(duplicate, kept, this.stopped);
		}
		return operation;
	}

	/**
	 * Makes sure that both are equal or, where they only look alike, that each holds what
	 * was looked at. Such files are never joined, and never go for good.
	 */
	private void requireDuplicate(Reclaim file, HeldFile duplicate, HeldFile kept) throws IOException {
		Similar similar = file.similar();
		if ((similar != null) != this.parameters.isOfPictures()
				|| (similar != null && this.parameters.action() != ReclaimAction.TRASH)) {
			throw new IllegalStateException("What only looks like another goes into the trash or stays: " + file);
		}
		if (similar != null) {
			Replacement.requireContents(duplicate, similar.blake3(), kept, similar.keptBlake3(), this.stopped);
		}
		else if (this.parameters.action() != ReclaimAction.REFLINK) {
			Replacement.requireEqual(duplicate, kept, this.stopped);
		}
	}

	/** What a run that was killed has put into the trash; null if nothing. */
	private @Nullable Operation resumeTrash(Step step) throws IOException {
		Operation operation = step.operation();
		TrashPlace place = operation.trash();
		if (place == null || exists(operation.source())) {
			return null;
		}
		Trashed trashed = this.parts.trash().put(operation.source(), place.name());
		requirePlanned(step, trashed);
		return operation.with(new TrashPlace(trashed.folder().path(), trashed.name()));
	}

	private boolean exists(String path) throws IOException {
		try {
			this.parts.volume().stat(path);
			return true;
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	/** Another file goes back to where it was. */
	private void requirePlanned(Step step, Trashed trashed) throws IOException {
		if (!version(step.file()).fits(trashed.stat().stat())) {
			putBack(trashed, new IOException("It was changed or replaced while it was put into the trash"));
		}
	}

	private void putBack(Trashed trashed, IOException why) throws IOException {
		this.parts.trash().putBack(trashed, Problems.describe(why));
		throw why;
	}

	private Operation trash(Step step, HeldFile duplicate, HeldFile kept) throws IOException {
		Operation operation = step.operation();
		TrashPlace place = operation.trash();
		String name = (place != null) ? place.name() : this.parts.trash().chooseName(operation.source());
		Replacement.requireUnchanged(duplicate, kept);
		Trashed trashed = this.parts.trash().put(operation.source(), name);
		requirePlanned(step, trashed);
		try {
			kept.requireUnchanged(); // it may be the same file, seen through another file
										// system
		}
		catch (IOException ex) {
			putBack(trashed, ex);
		}
		return operation.with(new TrashPlace(trashed.folder().path(), trashed.name()));
	}

	/** What the history and the catalogue are told of a file. */
	private OperationFile record(Step step, long links) {
		Reclaim file = step.file();
		boolean hardLink = this.parameters.action() == ReclaimAction.HARDLINK;
		return new OperationFile(step.operation().id(), 0, EncodedPaths.name(file.path()), FileKind.FILE,
				FileState.DONE, file.size(), hardLink ? file.keptModified() : file.modified(), file.inode(), links,
				null, hash(step.operation()), null, this.parts.clock().millis());
	}

	private byte @Nullable [] hash(Operation operation) {
		return Optional.ofNullable(operation.entry())
			.flatMap(this.parts.contents()::ofEntry)
			.map(ContentIdentity::blake3)
			.map(HexFormat.of()::parseHex)
			.orElse(null);
	}

}
