package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Plans the operations one by one: checks each and counts what it holds now: a catalogue
 * may be stale, or leave files out. What an interrupted run has planned stays planned,
 * unless its source is another one by now: the user means what is there.
 */
final class PlanSession
		implements ItemStreamReader<Operation>, ItemProcessor<Operation, Operation>, ItemWriter<Operation> {

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final long instance;

	private final RunControl control;

	private List<Operation> operations = List.of();

	private final List<Operation> planned = new ArrayList<>();

	private final Deque<Operation> pending = new ArrayDeque<>();

	private @Nullable Plan plan;

	private volatile Operation.Amount counted = Operation.Amount.NONE;

	private volatile String current = "";

	PlanSession(CopyParts parts, CopyParameters parameters, long instance, RunControl control) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.control = control;
	}

	@Override
	public void open(ExecutionContext context) {
		List<Operation> before = this.parts.journal().operations(this.instance);
		Plan made = new Plan(this.parts, this.parameters, this.instance);
		this.plan = made;
		boolean back = this.parameters.undo() != null && !before.isEmpty();
		this.operations = back ? before : made.operations(before);
		this.planned.clear();
		List<Operation> kept = kept(before);
		this.planned.addAll(kept);
		Set<Integer> known = kept.stream().map(Operation::number).collect(Collectors.toSet());
		this.pending.clear();
		this.operations.stream().filter((operation) -> !known.contains(operation.number())).forEach(this.pending::add);
		this.counted = kept.stream().map(Operation::amount).reduce(Operation.Amount.NONE, Operation.Amount::plus);
	}

	/**
	 * Those that stay as they were planned: begun by a rename, or with the source that
	 * they had. If the plan itself was refused, all are looked at anew.
	 */
	private List<Operation> kept(List<Operation> before) {
		boolean whole = before.size() == this.operations.size();
		return before.stream()
			.filter((operation) -> operation.state() != Operation.State.PLANNED
					|| (whole ? !isReplaced(operation) : this.parameters.undo() != null))
			.toList();
	}

	private boolean isReplaced(Operation operation) {
		try {
			Entry.Stat now = this.parts.volume().stat(operation.source()).stat();
			Operation.Identity planned = operation.identity();
			return this.parameters.undo() == null && (now.kind() != planned.kind() || now.inode() != planned.inode());
		}
		catch (IOException ex) {
			return false; // it may have been moved already
		}
	}

	@Override
	public @Nullable Operation read() {
		return this.pending.poll();
	}

	@Override
	public Operation process(Operation operation) throws IOException, JobInterruptedException {
		Plan made = Objects.requireNonNull(this.plan);
		this.current = operation.source();
		Operation checked = made.check(operation);
		Operation counted = checked.with(amount(checked));
		this.planned.add(counted);
		if (this.planned.size() == this.operations.size() && !this.parameters.ignoreSpace()) {
			made.requireSpace(this.planned);
		}
		return counted;
	}

	private Operation.Amount amount(Operation operation) throws IOException, JobInterruptedException {
		if (operation.identity().kind() != EntryKind.DIRECTORY) {
			boolean file = operation.identity().kind() == EntryKind.FILE;
			return add(new Operation.Amount(0, 1, file ? operation.identity().size() : 0));
		}
		FileStat self = this.parts.volume().stat(operation.source());
		WalkOptions options = new WalkOptions(WalkOptions.UNLIMITED, this.parameters.oneFileSystem(),
				this.parameters.transfers(), null);
		Operation.Amount before = this.counted;
		try (TreeWalk walk = new TreeWalk(this.parts.volume(), operation.source(), "", self, Rules.NONE, options)) {
			for (Listing listing = walk.next(); listing != null; listing = walk.next()) {
				if (this.control.isStopRequested()) {
					throw new JobInterruptedException(
							"Stopped while " + Plan.display(operation.source()) + " was counted");
				}
				add(listing);
			}
		}
		return new Operation.Amount(this.counted.directories() - before.directories(),
				this.counted.files() - before.files(), this.counted.bytes() - before.bytes());
	}

	private Operation.Amount add(Operation.Amount amount) {
		this.counted = this.counted.plus(amount);
		return amount;
	}

	private void add(Listing listing) {
		long files = 0;
		long bytes = 0;
		for (FileStat child : listing.children()) {
			files += (child.stat().kind() != EntryKind.DIRECTORY) ? 1 : 0;
			bytes += (child.stat().kind() == EntryKind.FILE) ? child.stat().size() : 0;
		}
		add(new Operation.Amount(1, files, bytes));
	}

	@Override
	public void write(Chunk<? extends Operation> chunk) {
		List<Operation> operations = List.copyOf(chunk.getItems());
		this.parts.journal().replan(operations);
		this.parts.journal().plan(operations);
	}

	/** How far the step is. */
	Progress progress() {
		Operation.Amount so = this.counted;
		return new Progress(CopyJob.PLAN, so.files() + so.directories(), 0, so.bytes(), 0, this.current);
	}

}
