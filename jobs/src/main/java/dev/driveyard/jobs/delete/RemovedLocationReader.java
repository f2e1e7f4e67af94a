package dev.driveyard.jobs.delete;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the locations whose folders an instance has removed. Keeps no position: what is
 * forgotten is not found again. For one thread.
 */
final class RemovedLocationReader implements ItemStreamReader<Location> {

	private final Locations locations;

	private final Journal journal;

	private final long instance;

	private final Deque<Location> left = new ArrayDeque<>();

	RemovedLocationReader(Locations locations, Journal journal, long instance) {
		this.locations = locations;
		this.journal = journal;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		List<Operation> operations = this.journal.operations(this.instance);
		this.left.clear();
		this.locations.all()
			.stream()
			.filter((location) -> operations.stream().anyMatch((operation) -> isRemoved(operation, location)))
			.forEach(this.left::add);
	}

	private static boolean isRemoved(Operation operation, Location location) {
		return operation.state() == State.DONE && operation.from().equals(location.address());
	}

	@Override
	public @Nullable Location read() {
		return this.left.poll();
	}

}
