package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.copy.Slice.Position;
import dev.driveyard.jobs.copy.Slice.Settled;
import dev.driveyard.jobs.copy.TargetFolders.Made;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Hands out what is to be copied or moved, slice by slice, in an order that a later run
 * can go on in, and makes the directories for it. What can be renamed as a whole is
 * renamed here. For one thread.
 */
final class SliceReader implements ItemStreamReader<Slice> {

	private static final int SLICE_FILES = 250;

	private static final long SLICE_BYTES = 32L * 1024 * 1024;

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final List<Operation> operations;

	private final WriteAhead writeAhead;

	private final FileSelection selection;

	private final TargetFolders folders;

	private final OperationSource sources;

	private final OperationVolumes volumes;

	/** Whether an earlier execution may have done some of it. */
	private final boolean replays;

	private final Deque<Slice> ready = new ArrayDeque<>();

	private int index;

	/** How many slices may still have been handled without being recorded. */
	private int unrecorded;

	private @Nullable OperationWalk current;

	/**
	 * @param operations all of the instance, by number
	 * @param replays whether an earlier execution may have done some of it: all is looked
	 * at again then, and what has changed since is done anew
	 * @param unrecorded how many slices with files an earlier execution may have handled
	 * without recording them
	 * @param volumes told of each operation that begins
	 * @param since when the instance began, nanoseconds since 1970
	 */
	SliceReader(CopyParts parts, CopyParameters parameters, List<Operation> operations, boolean replays, int unrecorded,
			WriteAhead writeAhead, LinkedSources linked, OperationVolumes volumes, String token, long since) {
		this.parts = parts;
		this.parameters = parameters;
		this.operations = operations;
		this.writeAhead = writeAhead;
		this.selection = new FileSelection(linked, parameters.move());
		this.folders = new TargetFolders(parts, parameters, writeAhead, since);
		this.sources = new OperationSource(parts.volume(), parameters.move(), token);
		this.volumes = volumes;
		this.replays = replays;
		this.unrecorded = replays ? unrecorded : 0;
	}

	/** The next slice; null at the end. */
	@Override
	public @Nullable Slice read() {
		while (this.ready.isEmpty()) {
			OperationWalk at = this.current;
			if (at == null) {
				if (this.index >= this.operations.size()) {
					return null;
				}
				begin(this.operations.get(this.index));
			}
			else if (!advance(at)) {
				end();
			}
		}
		Slice slice = this.ready.remove();
		this.unrecorded -= (slice.replay() && mayBeUnrecorded(slice)) ? 1 : 0;
		return slice;
	}

	/** What failed before is recorded, though it is tried again. */
	private static boolean mayBeUnrecorded(Slice slice) {
		return slice.files().stream().anyMatch((file) -> {
			OperationFile earlier = slice.earlier().get(file.name());
			return earlier == null || earlier.state() == FileState.PLANNED;
		});
	}

	private boolean isReplay() {
		return this.unrecorded > 0;
	}

	private void end() {
		if (this.current != null) {
			this.current.close();
			this.current = null;
		}
		this.index++;
	}

	private void begin(Operation operation) {
		if (operation.state() != State.PLANNED) {
			this.index++;
			return;
		}
		EarlierWork earlier = this.replays ? EarlierWork.of(this.parts.journal(), operation) : EarlierWork.none();
		try {
			FileStat source = find(operation);
			this.volumes.begin(operation);
			OperationDirectory top = earlier.directory("");
			if (top != null && top.state() != FileState.FAILED) {
				this.volumes.requireTarget(operation);
			}
			if (this.sources.respell(operation, source)) {
				finish(operation.ended(State.DONE, this.parts.clock().millis(), null));
			}
			else if (source == null) {
				gone(operation);
			}
			else if (!OperationSource.isPlanned(source, operation)) {
				fail(operation, "It was replaced since it was planned");
			}
			else if (!earlier.isBegun() && this.parameters.move() && this.parameters.method().renames()
					&& this.folders.renameWhole(operation, source)) {
				finish(operation.ended(State.DONE, this.parts.clock().millis(), null));
			}
			else if (source.stat().kind() == FileKind.DIRECTORY) {
				beginDirectory(operation, source, earlier);
			}
			else {
				single(operation, source, earlier);
			}
		}
		catch (IOException ex) {
			fail(operation, Messages.of(ex));
		}
	}

	/** A source that is gone may have been renamed by a run that could not say so. */
	private void gone(Operation operation) throws IOException {
		FileStat target = OperationVolumes.stat(this.parts.volume(), String.valueOf(operation.target()));
		if (this.parameters.move() && target != null && OperationSource.isMoved(target, operation)) {
			finish(operation.ended(State.DONE, this.parts.clock().millis(), null));
		}
		else {
			fail(operation, "It is not there any more");
		}
	}

	private void fail(Operation operation, String message) {
		Settled settled = new Settled();
		boolean begun = !this.parts.journal().directories(operation.id(), 0, 1).isEmpty();
		settled.operations()
			.add(operation.ended(begun ? State.PARTLY : State.FAILED, this.parts.clock().millis(), message));
		settled.issues().add(new Issue(Issue.Code.NOT_COPIED, operation.source(), message));
		settle(operation, settled);
	}

	private void finish(Operation ended) {
		Settled settled = new Settled();
		settled.operations().add(ended);
		settle(ended, settled);
	}

	private void settle(Operation operation, Settled settled) {
		this.ready.add(new Slice(operation, "", null, List.of(), List.of(), false, false, false,
				new Position(operation.number(), 0, "", "", true), settled, Map.of()));
		this.index++;
	}

	/** A file, link or special file. */
	private void single(Operation operation, FileStat source, EarlierWork earlier) {
		boolean renames = this.parameters.move() && this.parameters.method().renames() && isOneFileSystem(operation);
		Position after = new Position(operation.number(), 0, "", "", true);
		Settled settled = new Settled();
		Map<String, OperationFile> rows = earlier.files(0);
		List<FileStat> left = this.selection.left(List.of(source), rows, EncodedPaths.parent(operation.source()),
				settled);
		List<FileStat> files = this.selection.wanted(operation, 0, "", left, renames, settled);
		add(new Slice(operation, "", null, files, OperationSource.beside(this.operations, operation), renames, false,
				isReplay(), after, settled, rows));
		this.index++;
	}

	private boolean isOneFileSystem(Operation operation) {
		FileStat source = find(operation);
		FileStat parent = OperationVolumes.stat(this.parts.volume(),
				EncodedPaths.parent(String.valueOf(operation.target())));
		return CopyParts.isOneDevice(operation) && source != null && parent != null
				&& source.device() == parent.device();
	}

	private void beginDirectory(Operation operation, FileStat source, EarlierWork earlier) throws IOException {
		String target = String.valueOf(operation.target());
		Made made = this.folders.make(target,
				() -> OperationSource.beside(this.operations.subList(0, operation.number()), operation), isReplay());
		if (made.failure() != null) {
			fail(operation, made.failure());
			return;
		}
		boolean renames = this.parameters.move() && this.parameters.method().renames() && isOneFileSystem(operation);
		WalkOptions options = new WalkOptions(WalkOptions.UNLIMITED, this.parameters.oneFileSystem(),
				this.parameters.transfers(), null);
		TreeWalk walk = new TreeWalk(this.parts.source(operation), operation.source(), "", source, Rules.NONE, options);
		this.current = new OperationWalk(operation, walk, source.device(), renames, made, earlier);
	}

	/** Handles the next directory of a walk; whether there was one. */
	private boolean advance(OperationWalk at) {
		Listing listing = at.walk.next();
		if (listing == null) {
			return false;
		}
		String skipped = at.skipped;
		if (skipped != null && (listing.path() + "/").startsWith(skipped)) {
			return true;
		}
		OperationDirectory before = at.earlier.directory(listing.path());
		at.directory = at.earlier.number(listing.path());
		boolean top = listing.path().isEmpty();
		boolean failed = listing.state() == Listing.State.FAILED;
		requireVolumes(at.operation, failed);
		Settled settled = new Settled();
		Made made = top ? at.madeTop : make(at, listing);
		if (made.failure() != null) {
			at.skipped = listing.path() + "/";
			issue(settled, Issue.Code.NOT_COPIED, at, listing.path(), made.failure());
			settled.directories().add(row(at, listing, false, FileState.FAILED));
			alone(at, listing, settled);
			return true;
		}
		if (made.moved()) {
			at.skipped = listing.path() + "/";
			settled.directories().add(row(at, listing, true, FileState.DONE));
			alone(at, listing, settled);
			return true;
		}
		boolean isNew = made.isNew() || (before != null && before.made());
		OperationDirectory row = row(at, listing, isNew, failed ? FileState.FAILED : FileState.PLANNED);
		if (!row.equals(before)) {
			settled.directories().add(row);
		}
		if (failed) {
			IOException problem = listing.problem();
			issue(settled, Issue.Code.UNREADABLE_DIRECTORY, at, listing.path(),
					(problem != null) ? Messages.of(problem) : "It can't be listed");
		}
		for (Children.Failure failure : listing.failures()) {
			issue(settled, Issue.Code.UNREADABLE_ENTRY, at, EncodedPaths.below(listing.path(), failure.name()),
					Messages.of(failure.cause()));
		}
		slices(at, listing, FileSelection.files(listing), settled, isNew);
		return true;
	}

	private void requireVolumes(Operation operation, boolean failed) {
		String gone = failed ? this.volumes.gone(operation) : this.volumes.targetGone(operation);
		if (gone != null) {
			throw new TransferStoppedException(gone);
		}
	}

	private OperationDirectory row(OperationWalk at, Listing listing, boolean made, FileState state) {
		return new OperationDirectory(at.operation.id(), at.directory, listing.path(), listing.self().stat().inode(),
				made, state);
	}

	private void issue(Settled settled, Issue.Code code, OperationWalk at, String path, String message) {
		settled.issues().add(new Issue(code, EncodedPaths.below(at.operation.source(), path), message));
	}

	private void alone(OperationWalk at, Listing listing, Settled settled) {
		Position after = new Position(at.operation.number(), at.directory, listing.path(), "", true);
		add(new Slice(at.operation, listing.path(), null, List.of(), List.of(), at.renames, false, isReplay(), after,
				settled, Map.of()));
	}

	private void slices(OperationWalk at, Listing listing, List<FileStat> found, Settled settled, boolean fresh) {
		boolean renames = at.renames && listing.self().device() == at.device;
		Map<String, OperationFile> rows = at.earlier.files(at.directory);
		List<FileStat> left = this.selection.left(found, rows,
				EncodedPaths.below(at.operation.source(), listing.path()), settled);
		List<FileStat> wanted = this.selection.wanted(at.operation, at.directory, listing.path(), left, renames,
				settled);
		List<String> names = FileSelection.names(listing, rows.values());
		Settled first = settled;
		int from = 0;
		do {
			int to = endOf(wanted, from);
			boolean last = to == wanted.size();
			String name = (to > from) ? wanted.get(to - 1).name() : "";
			Position after = new Position(at.operation.number(), at.directory, listing.path(), name, last);
			add(new Slice(at.operation, listing.path(), listing.self(), wanted.subList(from, to), names, renames, fresh,
					isReplay(), after, first, rows));
			first = new Settled();
			from = to;
		}
		while (from < wanted.size());
	}

	private static int endOf(List<FileStat> files, int from) {
		long bytes = 0;
		int to = from;
		while (to < files.size() && to - from < SLICE_FILES && bytes < SLICE_BYTES) {
			bytes += files.get(to++).stat().size();
		}
		return to;
	}

	private void add(Slice slice) {
		if (slice.renames() && !slice.files().isEmpty()) {
			this.writeAhead.plan(slice);
		}
		this.ready.add(slice);
	}

	private Made make(OperationWalk at, Listing listing) {
		String source = EncodedPaths.below(at.operation.source(), listing.path());
		String target = EncodedPaths.below(String.valueOf(at.operation.target()), listing.path());
		try {
			boolean moved = at.renames
					&& this.folders.rename(source, target, listing.self(), row(at, listing, true, FileState.PLANNED));
			return moved ? Made.MOVED : this.folders.make(source, target, isReplay());
		}
		catch (IOException ex) {
			return Made.failed(Messages.of(ex));
		}
	}

	private @Nullable FileStat find(Operation operation) {
		return OperationVolumes.stat(this.parts.source(operation), operation.source());
	}

	@Override
	public void close() {
		if (this.current != null) {
			this.current.close();
		}
		this.folders.close();
	}

}
