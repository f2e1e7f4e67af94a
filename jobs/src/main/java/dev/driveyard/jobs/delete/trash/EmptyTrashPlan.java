package dev.driveyard.jobs.delete.trash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.jobs.delete.restore.RestorePlan;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashEntry;
import dev.driveyard.transfer.trash.TrashFilter;

/**
 * Finds what is to go from the trashes: by where it was, and what nothing is known of if
 * everything is to go.
 */
final class EmptyTrashPlan {

	private final TrashCan trash;

	private final VolumeRegistry volumes;

	private final SourceCheck check;

	private final TrashFilter filter;

	private final long instance;

	EmptyTrashPlan(TrashCan trash, VolumeRegistry volumes, SourceCheck check, TrashFilter filter, long instance) {
		this.trash = trash;
		this.volumes = volumes;
		this.check = check;
		this.filter = filter;
		this.instance = instance;
	}

	/** The operations, by number. */
	List<Operation> plan() {
		List<TrashEntry> found = new ArrayList<>();
		try {
			this.trash.list(found::add);
			this.trash.orphans(found::add);
		}
		catch (IOException ex) {
			throw new OperateException("The trash can't be read: " + Problems.describe(ex), ex);
		}
		List<Operation> planned = new ArrayList<>();
		found.stream()
			.filter((entry) -> this.filter.matches(entry.path(), entry.deleted()))
			.sorted(Comparator.comparing(EmptyTrashPlan::source).thenComparing(TrashEntry::name))
			.forEach((entry) -> planned.add(this.check.planned(operation(planned.size(), entry))));
		return planned;
	}

	private Operation operation(int number, TrashEntry entry) {
		return Operation
			.planned(this.instance, number, Action.EMPTY, this.volumes.local(source(entry)), null,
					RestorePlan.identity(entry))
			.with(new TrashPlace(entry.folder().path(), entry.name()));
	}

	/** Where it was, or where it is. */
	private static String source(TrashEntry entry) {
		return Objects.requireNonNullElse(entry.path(), entry.folder().path() + "/files/" + entry.name());
	}

}
