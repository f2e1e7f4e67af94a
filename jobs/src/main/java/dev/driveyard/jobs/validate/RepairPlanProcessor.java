package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.Amount;
import dev.driveyard.journal.Operation.Identity;
import dev.driveyard.journal.Operation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Says what is to be restored: for each finding of a validation that is still true, the
 * file and a copy that may be good.
 */
final class RepairPlanProcessor implements ItemProcessor<RepairableReader.Page, RepairChange> {

	/** An operation that notes nothing is of a file to which nothing wrote. */
	private static final String WRITTEN = "Something wrote to it since it was indexed, and put its time back.";

	private final ValidateParts parts;

	private final boolean untouchedOnly;

	private final long instance;

	private final SingleFile files;

	private final ScopePlaces places;

	RepairPlanProcessor(ValidateParts parts, boolean untouchedOnly, long instance) {
		this.parts = parts;
		this.untouchedOnly = untouchedOnly;
		this.instance = instance;
		this.files = new SingleFile(parts.volume());
		this.places = new ScopePlaces(parts.volumes(), parts.locations(), List.of());
	}

	@Override
	public RepairChange process(RepairableReader.Page page) {
		RepairChange change = new RepairChange(page.findings().size());
		int number = page.first();
		for (StoredFinding stored : page.findings()) {
			plan(stored, number++, change);
		}
		return change;
	}

	private void plan(StoredFinding stored, int number, RepairChange change) {
		Long content = stored.finding().content();
		GoodCopies copies = (content != null)
				? GoodCopies.find(this.parts.contents(), this.parts.volumes().here(), stored.finding().entry(), content)
				: null;
		if (copies == null) {
			refuse(stored, number, this.parts.volumes().address(stored.finding().path()),
					"The catalogue does not know any more what it held.", change);
			return;
		}
		try {
			String obstacle = copies.obstacle(this.places);
			FileAttributes now = (obstacle != null) ? null
					: this.files.stat(EncodedPaths.parent(copies.path()), EncodedPaths.name(copies.path()));
			String refusal = (obstacle != null) ? obstacle : refusal(copies.entry(), now);
			if (refusal != null) {
				refuse(stored, number, address(copies), refusal, change);
			}
			else if (copies.others().isEmpty()) {
				refuse(stored, number, address(copies), "No other file of this library holds what it held.", change);
			}
			else {
				plan(stored, number, copies, now, change);
			}
		}
		catch (IOException ex) {
			refuse(stored, number, address(copies), "It can't be seen: " + Problems.describe(ex) + ".", change);
		}
	}

	private void plan(StoredFinding stored, int number, GoodCopies copies, @Nullable FileAttributes now,
			RepairChange change) {
		FileAttributes known = copies.entry().stat();
		boolean written = now != null && now.changed() != known.changed();
		if (written && this.untouchedOnly) {
			change.count(ValidateCount.LEFT_OUT, 1);
			return;
		}
		change.count(ValidateCount.PLANNED, 1);
		change.count(ValidateCount.WRITTEN_SINCE, written ? 1 : 0);
		Identity identity = (now != null) ? new Identity(FileKind.FILE, now.inode(), now.size(), now.modified())
				: new Identity(FileKind.FILE, 0, known.size(), known.modified());
		Operation operation = operation(number, this.parts.volumes().local(copies.others().get(0)), address(copies),
				stored, identity, known.size());
		change.planned().add(written ? operation.noting(WRITTEN) : operation);
	}

	/** An edit is never undone. */
	private static @Nullable String refusal(Entry entry, @Nullable FileAttributes now) {
		if (now == null) {
			return null;
		}
		if (now.kind() != FileKind.FILE) {
			return "Something else is there by now.";
		}
		return (now.modified() != entry.stat().modified()) ? "It was edited since it was indexed." : null;
	}

	private Operation operation(int number, Address source, Address target, StoredFinding stored, Identity identity,
			long size) {
		return Operation.planned(this.instance, number, Action.REPAIR, source, target, identity)
			.withEntry(stored.finding().entry())
			.with(new Amount(0, 1, size));
	}

	private Address address(GoodCopies copies) {
		return this.parts.volumes().on(copies.entry().volume(), copies.path());
	}

	private void refuse(StoredFinding stored, int number, Address at, String why, RepairChange change) {
		change.notRestored(stored.finding().path(), why);
		change.planned()
			.add(operation(number, at, at, stored, new Identity(FileKind.FILE, 0, 0, 0), 0).ended(State.FAILED,
					this.parts.clock().millis(), why));
	}

}
