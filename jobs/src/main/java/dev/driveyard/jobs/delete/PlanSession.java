package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.UUID;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Amount;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.Stretch;
import dev.driveyard.tree.StretchReader;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Walks what is to go and records it in the journal. Goes on after the last directory of
 * the operation that it was at, whose path, number and sums it keeps.
 */
final class PlanSession extends Session<Planned> {

	/** Entries in one item. */
	private static final int STRETCH = 4000;

	private static final String AT = "plan.operation";

	private static final String DIRECTORIES = "plan.directories";

	private static final String FILES = "plan.files";

	private static final String BYTES = "plan.bytes";

	private static final String ENDED = "plan.ended";

	private final DeleteParameters parameters;

	private final long instance;

	private final boolean records;

	private List<Operation> operations = List.of();

	private int at;

	private Amount amount = Amount.NONE;

	private boolean ended;

	private @Nullable StretchReader walk;

	PlanSession(DeleteParts parts, DeleteParameters parameters, long instance) {
		super(parts);
		this.parameters = parameters;
		this.instance = instance;
		this.records = parameters.mode() != DeleteMode.TRASH || parameters.dryRun();
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.operations = new Preparation(parts(), this.parameters, this.instance).operations();
		this.at = (int) context.getLong(AT, 0);
		this.ended = context.getLong(ENDED, 0) != 0;
		this.amount = new Amount(context.getLong(DIRECTORIES, 0), context.getLong(FILES, 0), context.getLong(BYTES, 0));
		if (context.containsKey(StretchReader.LAST_PATH)) {
			this.walk = walk(this.operations.get(this.at), context);
		}
	}

	private StretchReader walk(Operation operation, ExecutionContext context) {
		StretchReader reader = new StretchReader(
				() -> new TreeWalk(parts().volume(), operation.source(), "", start(operation), Rules.NONE,
						new WalkOptions(WalkOptions.UNLIMITED, true, this.parameters.threads(), new UUID(0, 0))),
				null, STRETCH);
		reader.open(context);
		return reader;
	}

	private FileStat start(Operation operation) {
		String replaced = "Nothing is deleted: " + EntryName.display(operation.source())
				+ " was moved or replaced while it was planned";
		try {
			FileStat start = TreeWalk.startStat(parts().volume(), operation.source());
			if (start.stat().inode() == operation.identity().inode()) {
				return start;
			}
		}
		catch (IOException ex) {
			throw new OperateException(replaced, ex);
		}
		throw new OperateException(replaced);
	}

	@Override
	public @Nullable Planned read() {
		if (this.at >= this.operations.size()) {
			return this.ended ? null : new Planned(null, null);
		}
		Operation operation = this.operations.get(this.at);
		at(operation.source());
		if (operation.identity().kind() != EntryKind.DIRECTORY) {
			return new Planned(operation, null);
		}
		if (this.walk == null) {
			this.walk = walk(operation, new ExecutionContext());
		}
		Stretch stretch = this.walk.read();
		if (stretch == null) {
			close();
		}
		return new Planned(operation, stretch);
	}

	@Override
	public Change process(Planned item) {
		Change change = new Change();
		Operation operation = item.operation();
		if (operation == null) {
			countCopies();
			this.ended = true;
		}
		else if (item.stretch() != null) {
			item.stretch().listings().forEach((listing) -> add(operation, listing, change));
		}
		else {
			end(operation, change);
		}
		return change;
	}

	private void end(Operation operation, Change change) {
		Operation.Identity self = operation.identity();
		if (self.kind() != EntryKind.DIRECTORY) {
			count(self.kind(), self.size());
			if (this.records) {
				change.files()
					.add(new OperationFile(operation.id(), 0, EncodedPaths.name(operation.source()), self.kind(),
							FileState.PLANNED, self.size(), self.modified(), self.inode(), 1, null, null, null, null));
			}
		}
		change.operations().add(operation.with(this.amount));
		this.amount = Amount.NONE;
		this.at++;
	}

	private void add(Operation operation, Listing listing, Change change) {
		this.amount = this.amount.plus(new Amount(1, 0, 0));
		counts().add(Count.DIRECTORIES, 1);
		int number = (int) this.amount.directories();
		boolean listed = listing.state() == Listing.State.LISTED;
		for (FileStat child : listing.children()) {
			if (child.stat().kind() != EntryKind.DIRECTORY) {
				count(child.stat().kind(), child.stat().size());
				plan(operation, number, child, change);
			}
		}
		if (this.records) {
			change.directories()
				.add(new OperationDirectory(operation.id(), number, listing.path(), listing.self().stat().inode(),
						false, listed ? FileState.PLANNED : FileState.FAILED));
			reportStaying(operation, number, listing, change);
		}
	}

	private void plan(Operation operation, int directory, FileStat file, Change change) {
		if (this.records) {
			change.files()
				.add(new OperationFile(operation.id(), directory, file.name(), file.stat().kind(), FileState.PLANNED,
						file.stat().size(), file.stat().modified(), file.stat().inode(), file.stat().links(), null,
						null, null, null));
		}
	}

	/** What can't be seen is not planned, and stays. */
	private void reportStaying(Operation operation, int number, Listing listing, Change change) {
		String path = EncodedPaths.below(operation.source(), listing.path());
		counts().add(Count.KEPT, (listing.state() == Listing.State.LISTED) ? 0 : 1);
		if (listing.state() == Listing.State.FAILED) {
			IOException problem = listing.problem();
			issue(change, Issue.Code.UNREADABLE_DIRECTORY, path,
					((problem != null) ? Problems.describe(problem) : "It can't be read") + ". It stays.");
		}
		if (listing.state() == Listing.State.NOT_ENTERED) {
			issue(change, Issue.Code.NOT_REMOVED, path, "Another file system is mounted here. It stays.");
		}
		for (Children.Failure failure : listing.failures()) {
			if (!(failure.cause() instanceof NoSuchFileException)) {
				issue(change, Issue.Code.UNREADABLE_ENTRY, EncodedPaths.below(path, failure.name()),
						Problems.describe(failure.cause()) + ". It stays.");
				counts().add(Count.KEPT, 1);
				change.files()
					.add(new OperationFile(operation.id(), number, failure.name(), EntryKind.SPECIAL, FileState.FAILED,
							0, 0, 0, 1, null, null, null, null));
			}
		}
	}

	private void issue(Change change, Issue.Code code, String path, String message) {
		change.issue(code, path, message);
		counts().add(Count.ISSUES, 1);
	}

	private void count(EntryKind kind, long size) {
		long bytes = (kind == EntryKind.FILE) ? size : 0;
		this.amount = this.amount.plus(new Amount(0, 1, bytes));
		counts().add(Count.FILES, 1);
		counts().add(Count.BYTES, bytes);
		counts().add(Count.WITH_CONTENT, (bytes > 0) ? 1 : 0);
	}

	/** All operations are recorded by now. */
	private void countCopies() {
		var copies = parts().lastCopies().of(this.instance);
		counts().set(Count.LAST_COPIES, copies.last());
		counts().set(Count.UNKNOWN_CONTENTS, Math.max(0, counts().get(Count.WITH_CONTENT) - copies.known()));
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(AT, this.at);
		context.putLong(DIRECTORIES, this.amount.directories());
		context.putLong(FILES, this.amount.files());
		context.putLong(BYTES, this.amount.bytes());
		context.putLong(ENDED, this.ended ? 1 : 0);
		if (this.walk != null) {
			this.walk.update(context);
		}
		else {
			context.remove(StretchReader.LAST_PATH);
		}
	}

	@Override
	Count done() {
		return Count.FILES;
	}

	@Override
	Count bytes() {
		return Count.BYTES;
	}

	@Override
	public void close() {
		if (this.walk != null) {
			this.walk.close();
			this.walk = null;
		}
	}

}
