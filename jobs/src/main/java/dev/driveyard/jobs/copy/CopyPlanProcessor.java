package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.operate.RunControl;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.FileStat;
import dev.driveyard.tree.Listing;
import dev.driveyard.tree.Rules;
import dev.driveyard.tree.TreeWalk;
import dev.driveyard.tree.WalkOptions;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Plans an operation: checks it and counts what it holds now: a catalogue may be stale,
 * or leave files out. Remembers what it has planned, since the last one is followed by
 * the question whether there is room for all. For one thread.
 */
final class CopyPlanProcessor implements ItemProcessor<CopyPlanReader.Item, CopyChange> {

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final RunControl control;

	private final List<Operation> planned = new ArrayList<>();

	private final Plan plan;

	private volatile Operation.Amount counted = Operation.Amount.NONE;

	private volatile String current = "";

	CopyPlanProcessor(CopyParts parts, CopyParameters parameters, long instance, RunControl control) {
		this.parts = parts;
		this.parameters = parameters;
		this.control = control;
		this.plan = new Plan(parts, parameters, instance);
	}

	@Override
	public CopyChange process(CopyPlanReader.Item item) throws IOException, JobInterruptedException {
		this.current = item.operation().source();
		Operation checked = this.plan.check(item.operation());
		Operation.Amount amount = amount(checked);
		this.planned.add(checked.with(amount));
		if (item.last() && !this.parameters.ignoreSpace()) {
			this.plan.requireSpace(Stream.concat(item.kept().stream(), this.planned.stream()).toList());
		}
		CopyChange change = new CopyChange(amount.files() + amount.directories());
		change.operations().add(checked.with(amount));
		return change;
	}

	private Operation.Amount amount(Operation operation) throws IOException, JobInterruptedException {
		if (operation.identity().kind() != FileKind.DIRECTORY) {
			boolean file = operation.identity().kind() == FileKind.FILE;
			return add(new Operation.Amount(0, 1, file ? operation.identity().size() : 0));
		}
		FileStat self = this.parts.source(operation).stat(operation.source());
		WalkOptions options = new WalkOptions(WalkOptions.UNLIMITED, this.parameters.oneFileSystem(),
				this.parameters.transfers(), null);
		Operation.Amount before = this.counted;
		try (TreeWalk walk = new TreeWalk(this.parts.source(operation), operation.source(), "", self, Rules.NONE,
				options)) {
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
			files += (child.stat().kind() != FileKind.DIRECTORY) ? 1 : 0;
			bytes += (child.stat().kind() == FileKind.FILE) ? child.stat().size() : 0;
		}
		add(new Operation.Amount(1, files, bytes));
	}

	/** How far the step is. */
	Progress progress(Operation.Amount before) {
		Operation.Amount so = before.plus(this.counted);
		return new Progress(CopyJob.PLAN, so.files() + so.directories(), 0, so.bytes(), 0, this.current);
	}

}
