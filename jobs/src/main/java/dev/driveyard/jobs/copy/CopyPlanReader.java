package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.journal.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the operations that are to be planned, by their numbers. What an interrupted run
 * has planned stays planned, unless its source is another one by now: the user means what
 * is there. That a disk is missing is no other source. Keeps no position. For one thread.
 */
final class CopyPlanReader implements ItemStreamReader<CopyPlanReader.Item> {

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final long instance;

	private final Deque<Operation> left = new ArrayDeque<>();

	private volatile List<Operation> kept = List.of();

	CopyPlanReader(CopyParts parts, CopyParameters parameters, long instance) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		List<Operation> before = this.parts.journal().operations(this.instance);
		boolean back = this.parameters.undo() != null && !before.isEmpty();
		List<Operation> all = back ? before : new Plan(this.parts, this.parameters, this.instance).operations(before);
		boolean whole = before.size() == all.size();
		if (whole) {
			requireMounted(before);
		}
		this.kept = kept(before, whole);
		Set<Integer> known = this.kept.stream().map(Operation::number).collect(Collectors.toSet());
		this.left.clear();
		all.stream().filter((operation) -> !known.contains(operation.number())).forEach(this.left::add);
	}

	/** Nothing takes the place of what is only out of reach. */
	private void requireMounted(List<Operation> planned) {
		OperationVolumes volumes = new OperationVolumes(this.parts);
		planned.stream()
			.filter((operation) -> operation.state() == Operation.State.PLANNED)
			.forEach(volumes::requirePlanned);
	}

	/**
	 * Those that stay as they were planned: begun by a rename, or with the source that
	 * they had. If the plan itself was refused, all are looked at anew.
	 */
	private List<Operation> kept(List<Operation> before, boolean whole) {
		return before.stream()
			.filter((operation) -> operation.state() != Operation.State.PLANNED
					|| (whole ? !isReplaced(operation) : this.parameters.undo() != null))
			.toList();
	}

	private boolean isReplaced(Operation operation) {
		try {
			FileAttributes now = this.parts.source(operation).stat(operation.source()).stat();
			Operation.Identity planned = operation.identity();
			return this.parameters.undo() == null && (now.kind() != planned.kind() || now.inode() != planned.inode());
		}
		catch (IOException ex) {
			return false; // it may have been moved already
		}
	}

	@Override
	public @Nullable Item read() {
		Operation next = this.left.poll();
		return (next != null) ? new Item(next, this.kept, this.left.isEmpty()) : null;
	}

	/** What those that stay as they were planned hold. */
	Operation.Amount amount() {
		return this.kept.stream().map(Operation::amount).reduce(Operation.Amount.NONE, Operation.Amount::plus);
	}

	/**
	 * One of them.
	 *
	 * @param kept those that are not read, since they stay as they were planned
	 * @param last whether none follows
	 */
	record Item(Operation operation, List<Operation> kept, boolean last) {
	}

}
