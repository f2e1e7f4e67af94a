package dev.driveyard.jobs.validate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.catalogue.EntryName;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.RunControl.Progress;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.transfer.repair.FileRepair;
import dev.driveyard.transfer.repair.RepairOutcome;
import dev.driveyard.transfer.repair.RepairRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Restores what was planned. What is left to do is marked in the journal.
 */
final class RepairSession extends Session<Operation> {

	private static final int PAGE = 500;

	private final long instance;

	private final FileRepair repair;

	private final MissingFolders folders;

	private final Places places;

	private final Deque<Operation> left = new ArrayDeque<>();

	private int after;

	private long total;

	RepairSession(ValidateParts parts, long instance) {
		super(parts);
		this.instance = instance;
		this.repair = new FileRepair(parts.volume());
		this.folders = new MissingFolders(parts);
		this.places = new Places(parts, List.of());
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.left.clear();
		this.after = -1;
		this.total = parts().journal().countPlanned(this.instance) + counts().get(Count.RESTORED);
	}

	@Override
	public @Nullable Operation read() {
		if (this.left.isEmpty()) {
			this.left.addAll(parts().journal().planned(this.instance, this.after, PAGE));
		}
		Operation next = this.left.poll();
		this.after = (next != null) ? next.number() : this.after;
		return next;
	}

	@Override
	public Change process(Operation operation) {
		String target = Objects.requireNonNull(operation.target());
		at(target);
		Change change = new Change(null);
		long entry = Objects.requireNonNull(operation.entry());
		GoodCopies copies = content(entry);
		if (copies == null || !copies.path().equals(target)) {
			fail(operation, target, "The catalogue does not know any more what it held.", change);
			return change;
		}
		String obstacle = copies.obstacle(this.places);
		if (obstacle != null) {
			fail(operation, target, obstacle, change);
			return change;
		}
		this.folders.make(EncodedPaths.parent(target));
		RepairOutcome outcome = this.repair.repair(request(operation, target, copies));
		if (outcome instanceof RepairOutcome.Restored restored) {
			count(restored.stat());
			done(operation, entry, restored.stat(), copies,
					message(operation, kept(restored.aside()), restored.warnings()), change);
		}
		else if (outcome instanceof RepairOutcome.AlreadyRight right && right.aside() != null) {
			count(right.stat());
			done(operation, entry, right.stat(), copies, message(operation, kept(right.aside()), ""), change);
		}
		else if (outcome instanceof RepairOutcome.AlreadyRight right) {
			counts().add(Count.ALREADY_RIGHT, 1);
			done(operation, entry, right.stat(), copies, "It holds what it held.", change);
		}
		else if (outcome instanceof RepairOutcome.NotRestored not) {
			fail(operation, target, not.message(), change);
		}
		return change;
	}

	private @Nullable GoodCopies content(long entry) {
		Long content = parts().findings().contentOf(entry);
		return (content != null) ? GoodCopies.find(parts().contents(), entry, content) : null;
	}

	private RepairRequest request(Operation operation, String target, GoodCopies copies) {
		Operation.Identity found = operation.identity();
		Long unwritten = (operation.message() == null) ? copies.entry().stat().changed() : null;
		RepairRequest.Damaged damaged = (found.inode() != 0)
				? new RepairRequest.Damaged(found.inode(), found.size(), found.modified(), unwritten) : null;
		return new RepairRequest(target, copies.entry().stat(), copies.hash(), damaged, copies.others(),
				Long.toString(this.instance));
	}

	private void count(Entry.Stat stat) {
		counts().add(Count.RESTORED, 1);
		counts().add(Count.RESTORED_BYTES, stat.size());
	}

	private static String kept(@Nullable String aside) {
		return (aside != null) ? "The damaged file is kept as " + EntryName.display(aside) + "." : "It was missing.";
	}

	private static String message(Operation operation, String text, String warnings) {
		String noted = (operation.message() != null) ? operation.message() + " " : "";
		return noted + text + (warnings.isEmpty() ? "" : " Not kept: " + warnings + ".");
	}

	private void done(Operation operation, long entry, Entry.Stat stat, GoodCopies copies, String message,
			Change change) {
		change.resolved().addAll(parts().findings().repairableOf(entry));
		change.operations().add(operation.ended(State.DONE, now(), message));
		change.files()
			.add(new OperationFile(operation.id(), 0, EncodedPaths.name(copies.path()), EntryKind.FILE, FileState.DONE,
					stat.size(), stat.modified(), stat.inode(), stat.links(), null, copies.hash().bytes(), null,
					now()));
	}

	private void fail(Operation operation, String target, String why, Change change) {
		counts().add(Count.NOT_RESTORED, 1);
		counts().add(Count.ISSUES, 1);
		change.operations().add(operation.ended(State.FAILED, now(), why));
		change.issues().add(new Issue(Issue.Code.NOT_REPAIRED, target, why));
	}

	@Override
	Progress progress(String name) {
		return new Progress(name, counts().get(Count.RESTORED), this.total, counts().get(Count.RESTORED_BYTES),
				counts().get(Count.ISSUES), current());
	}

}
