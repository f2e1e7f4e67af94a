package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.catalogue.Location;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.EncodedPaths;
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
 * Plans the operations one by one: checks each and counts what it holds, from the
 * catalogue where that knows it. What an interrupted run has planned stays planned.
 */
final class PlanSession
		implements ItemStreamReader<Operation>, ItemProcessor<Operation, Operation>, ItemWriter<Operation> {

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final long instance;

	private final RunControl control;

	private List<Operation> operations = List.of();

	private final List<Operation> planned = new ArrayList<>();

	private int next;

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
		this.operations = made.operations(before);
		this.planned.clear();
		this.planned.addAll(before);
		this.next = before.size();
		this.counted = before.stream().map(Operation::amount).reduce(Operation.Amount.NONE, Operation.Amount::plus);
	}

	@Override
	public @Nullable Operation read() {
		return (this.next < this.operations.size()) ? this.operations.get(this.next++) : null;
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
		Optional<Operation.Amount> known = known(operation.source());
		if (known.isPresent()) {
			return add(known.get());
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

	/** What the catalogue knows of a directory that a whole scan has seen. */
	private Optional<Operation.Amount> known(String path) {
		for (Location location : this.parts.locations().all()) {
			if (location.scanned() != null && EncodedPaths.isWithin(path, location.root())) {
				String relative = path.equals(location.root()) ? ""
						: path.substring(location.root().equals("/") ? 1 : location.root().length() + 1);
				return this.parts.reader()
					.sql("SELECT tree_directories + 1, tree_files, tree_bytes + linked_bytes FROM directory"
							+ " WHERE location_id = ? AND path = ? AND dirty = 0")
					.params(location.id(), relative)
					.query((row, number) -> new Operation.Amount(row.getLong(1), row.getLong(2), row.getLong(3)))
					.optional();
			}
		}
		return Optional.empty();
	}

	@Override
	public void write(Chunk<? extends Operation> chunk) {
		this.parts.journal().plan(List.copyOf(chunk.getItems()));
	}

	/** How far the step is. */
	Progress progress() {
		Operation.Amount so = this.counted;
		return new Progress(CopyJob.PLAN, so.files() + so.directories(), 0, so.bytes(), 0, this.current);
	}

}
