package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryKind;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.StoredFinding;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.Amount;
import dev.driveyard.journal.Operation.Identity;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.storage.EncodedPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Records what is to be restored: for each finding of a validation that is still true,
 * the file and a copy that may be good. Keeps the last finding.
 */
final class RepairPlanSession extends Session<List<StoredFinding>> {

	private static final String AFTER = "plan.finding";

	private static final String NUMBER = "plan.number";

	private static final int PAGE = 100;

	/** An operation that notes nothing is of a file to which nothing wrote. */
	private static final String WRITTEN = "Something wrote to it since it was indexed, and put its time back.";

	private final long validation;

	private final boolean untouchedOnly;

	private final long instance;

	private final SingleFile files;

	private final Places places;

	private long after;

	private int number;

	RepairPlanSession(ValidateParts parts, long validation, boolean untouchedOnly, long instance) {
		super(parts);
		this.validation = validation;
		this.untouchedOnly = untouchedOnly;
		this.instance = instance;
		this.files = new SingleFile(parts.volume());
		this.places = new Places(parts, List.of());
	}

	@Override
	protected void begin(ExecutionContext context) {
		this.after = context.getLong(AFTER, 0);
		this.number = (int) context.getLong(NUMBER, 0);
	}

	@Override
	public @Nullable List<StoredFinding> read() {
		List<StoredFinding> page = parts().findings().repairable(this.validation, this.after, PAGE);
		if (page.isEmpty()) {
			return null;
		}
		this.after = page.get(page.size() - 1).id();
		return page;
	}

	@Override
	public Change process(List<StoredFinding> page) {
		Change change = new Change(null);
		page.forEach((stored) -> plan(stored, change));
		return change;
	}

	private void plan(StoredFinding stored, Change change) {
		String path = stored.finding().path();
		at(path);
		Long content = stored.finding().content();
		GoodCopies copies = (content != null) ? GoodCopies.find(parts().contents(), stored.finding().entry(), content)
				: null;
		if (copies == null) {
			refuse(stored, "The catalogue does not know any more what it held.", change);
			return;
		}
		try {
			Entry.Stat now = this.files.stat(EncodedPaths.parent(copies.path()), EncodedPaths.name(copies.path()));
			String obstacle = copies.obstacle(this.places);
			String refusal = (obstacle != null) ? obstacle : refusal(copies.entry(), now);
			if (refusal != null) {
				refuse(stored, refusal, change);
			}
			else if (copies.others().isEmpty()) {
				refuse(stored, "No other file of this library holds what it held.", change);
			}
			else {
				plan(stored, copies, now, change);
			}
		}
		catch (IOException ex) {
			refuse(stored, "It can't be seen: " + Problems.describe(ex) + ".", change);
		}
	}

	private void plan(StoredFinding stored, GoodCopies copies, Entry.@Nullable Stat now, Change change) {
		Entry.Stat known = copies.entry().stat();
		boolean written = now != null && now.changed() != known.changed();
		if (written && this.untouchedOnly) {
			counts().add(Count.LEFT_OUT, 1);
			return;
		}
		counts().add(Count.PLANNED, 1);
		counts().add(Count.WRITTEN_SINCE, written ? 1 : 0);
		Identity identity = (now != null) ? new Identity(EntryKind.FILE, now.inode(), now.size(), now.modified())
				: new Identity(EntryKind.FILE, 0, known.size(), known.modified());
		Operation operation = operation(copies.others().get(0), copies.path(), stored, identity, known.size());
		change.planned().add(written ? operation.noting(WRITTEN) : operation);
	}

	/** An edit is never undone. */
	private static @Nullable String refusal(Entry entry, Entry.@Nullable Stat now) {
		if (now == null) {
			return null;
		}
		if (now.kind() != EntryKind.FILE) {
			return "Something else is there by now.";
		}
		return (now.modified() != entry.stat().modified()) ? "It was edited since it was indexed." : null;
	}

	private Operation operation(String source, String target, StoredFinding stored, Identity identity, long size) {
		return Operation.planned(this.instance, this.number++, Action.REPAIR, source, target, identity)
			.withEntry(stored.finding().entry())
			.with(new Amount(0, 1, size));
	}

	private void refuse(StoredFinding stored, String why, Change change) {
		String path = stored.finding().path();
		counts().add(Count.NOT_RESTORED, 1);
		counts().add(Count.ISSUES, 1);
		change.issues().add(new Issue(Issue.Code.NOT_REPAIRED, path, why));
		change.planned()
			.add(operation(path, path, stored, new Identity(EntryKind.FILE, 0, 0, 0), 0).ended(State.FAILED, now(),
					why));
	}

	@Override
	protected void save(ExecutionContext context) {
		context.putLong(AFTER, this.after);
		context.putLong(NUMBER, this.number);
	}

}
