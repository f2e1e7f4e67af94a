package dev.driveyard.jobs.delete.restore;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.driveyard.files.Address;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.runs.Run;
import dev.driveyard.transfer.removal.DirectoryPaths;
import dev.driveyard.transfer.trash.TrashEntry;

/**
 * Finds what is to come back.
 */
public final class RestorePlan {

	private static final Comparator<TrashEntry> BY_AGE = Comparator.comparing(TrashEntry::deleted,
			Comparator.nullsFirst(Comparator.<LocalDateTime>naturalOrder()));

	private final DeleteParts parts;

	private final RestoreParameters parameters;

	private final long instance;

	RestorePlan(DeleteParts parts, RestoreParameters parameters, long instance) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
	}

	/** The operations, by number. */
	List<Operation> plan() {
		SourceCheck check = new SourceCheck(this.parts.volumes(), this.parts.locations(),
				this.parts.transactionManager());
		List<Operation> planned = new ArrayList<>();
		if (this.parameters.run() != 0) {
			trashedBy(this.parts, this.parameters.run()).forEach((trashed) -> planned.add(check
				.planned(operation(planned.size(), trashed.from(), trashed.identity()).with(trashed.trash()))));
			return planned;
		}
		Map<String, TrashEntry> newest = newest(this.parts, this.parameters.paths());
		newest.forEach((path, entry) -> planned
			.add(check.planned(operation(planned.size(), this.parts.volumes().local(path), identity(entry))
				.with(new TrashPlace(entry.folder().path(), entry.name())))));
		return planned;
	}

	/** What a run put into the trash and nobody has put back. */
	static List<Operation> trashedBy(DeleteParts parts, long number) {
		Run run = parts.runs().find(number).orElseThrow(() -> new OperateException("There is no run " + number + "."));
		return parts.journal()
			.operations(run.instance())
			.stream()
			.filter((operation) -> operation.action() == Action.TRASH && operation.state() == State.DONE)
			.toList();
	}

	/**
	 * Where all of it was that a run put into the trash; nothing if there is no such run.
	 */
	static List<Address> sourcesOf(DeleteParts parts, long number) {
		return parts.runs()
			.find(number)
			.map((run) -> parts.journal().operations(run.instance()))
			.orElse(List.of())
			.stream()
			.filter((operation) -> operation.action() == Action.TRASH)
			.map(Operation::from)
			.toList();
	}

	private Operation operation(int number, Address source, Operation.Identity identity) {
		String to = this.parameters.to();
		Address target = (to != null) ? this.parts.volumes().local(DirectoryPaths.join(to, source.name())) : source;
		return Operation.planned(this.instance, number, Action.RESTORE, source, target, identity);
	}

	public static Operation.Identity identity(TrashEntry entry) {
		FileAttributes stat = entry.stat().stat();
		return new Operation.Identity(stat.kind(), stat.inode(), stat.size(), stat.modified());
	}

	/** What was trashed last from each path, where there is anything. */
	static Map<String, TrashEntry> newest(DeleteParts parts, List<String> paths) {
		Map<String, TrashEntry> newest = new TreeMap<>();
		try {
			parts.trash().list((entry) -> {
				if (entry.path() != null && paths.contains(entry.path())) {
					newest.merge(entry.path(), entry, (one, other) -> (BY_AGE.compare(one, other) > 0) ? one : other);
				}
			});
		}
		catch (IOException ex) {
			throw new OperateException("The trash can't be read: " + Objects.toString(Problems.describe(ex)), ex);
		}
		return newest;
	}

}
