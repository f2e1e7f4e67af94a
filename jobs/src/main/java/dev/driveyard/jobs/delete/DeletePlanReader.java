package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.Tally;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Amount;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.Stretch;
import dev.driveyard.tree.StretchReader;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Walks what is to go, operation after operation. Goes on after the last directory of the
 * operation that it was at, whose path, number and sums it keeps. For one thread; the
 * walk reads ahead on others.
 */
final class DeletePlanReader implements ItemStreamReader<Planned> {

	/** Entries in one item. */
	private static final int STRETCH = 4000;

	private static final String AT = "plan.operation";

	private static final String DIRECTORIES = "plan.directories";

	private static final String FILES = "plan.files";

	private static final String BYTES = "plan.bytes";

	private static final String WITH_CONTENT = "plan.withContent";

	private static final String ENDED = "plan.ended";

	private final Journal journal;

	private final Backend volume;

	private final int threads;

	private final long instance;

	private List<Operation> operations = List.of();

	private int at;

	private Amount amount = Amount.NONE;

	private long withContent;

	private boolean ended;

	private @Nullable StretchReader walk;

	DeletePlanReader(Journal journal, Backend volume, int threads, long instance) {
		this.journal = journal;
		this.volume = volume;
		this.threads = threads;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.operations = this.journal.operations(this.instance);
		this.at = (int) context.getLong(AT, 0);
		this.ended = context.getLong(ENDED, 0) != 0;
		this.amount = new Amount(context.getLong(DIRECTORIES, 0), context.getLong(FILES, 0), context.getLong(BYTES, 0));
		this.withContent = context.containsKey(WITH_CONTENT) ? context.getLong(WITH_CONTENT) : counted(context);
		if (context.containsKey(StretchReader.LAST_PATH)) {
			this.walk = walk(this.operations.get(this.at), context);
		}
	}

	/** Runs that began with an older version have it among their counts. */
	private static long counted(ExecutionContext context) {
		Tally<DeleteCount> counts = new Tally<>(DeleteCount.class);
		counts.load(context);
		return counts.get(DeleteCount.WITH_CONTENT);
	}

	private StretchReader walk(Operation operation, ExecutionContext context) {
		StretchReader reader = new StretchReader(
				() -> new TreeWalk(this.volume, operation.source(), "", start(operation), Rules.NONE,
						new WalkOptions(WalkOptions.UNLIMITED, true, this.threads, new UUID(0, 0))),
				null, STRETCH);
		reader.open(context);
		return reader;
	}

	private FileStat start(Operation operation) {
		String replaced = "Nothing is deleted: " + EncodedName.display(operation.source())
				+ " was moved or replaced while it was planned";
		try {
			FileStat start = TreeWalk.startStat(this.volume, operation.source());
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
			return end();
		}
		Operation operation = this.operations.get(this.at);
		if (operation.identity().kind() != FileKind.DIRECTORY) {
			count(Planned.amount(operation.identity().kind(), operation.identity().size()));
			return end(operation);
		}
		StretchReader current = this.walk;
		if (current == null) {
			current = walk(operation, new ExecutionContext());
			this.walk = current;
		}
		Stretch stretch = current.read();
		if (stretch == null) {
			close();
			return end(operation);
		}
		long before = this.amount.directories();
		stretch.listings().forEach(this::count);
		return new Planned.Directories(operation, before, stretch);
	}

	private @Nullable Planned end() {
		if (this.ended) {
			return null;
		}
		this.ended = true;
		return new Planned.Copies(this.withContent);
	}

	private Planned end(Operation operation) {
		Planned end = new Planned.End(operation.with(this.amount));
		this.amount = Amount.NONE;
		this.at++;
		return end;
	}

	private void count(Listing listing) {
		this.amount = this.amount.plus(new Amount(1, 0, 0));
		for (FileStat child : listing.children()) {
			if (child.stat().kind() != FileKind.DIRECTORY) {
				count(Planned.amount(child.stat().kind(), child.stat().size()));
			}
		}
	}

	private void count(Amount file) {
		this.amount = this.amount.plus(file);
		this.withContent += (file.bytes() > 0) ? 1 : 0;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(AT, this.at);
		context.putLong(DIRECTORIES, this.amount.directories());
		context.putLong(FILES, this.amount.files());
		context.putLong(BYTES, this.amount.bytes());
		context.putLong(WITH_CONTENT, this.withContent);
		context.putLong(ENDED, this.ended ? 1 : 0);
		if (this.walk != null) {
			this.walk.update(context);
		}
		else {
			context.remove(StretchReader.LAST_PATH);
		}
	}

	@Override
	public void close() {
		if (this.walk != null) {
			this.walk.close();
			this.walk = null;
		}
	}

}
