package dev.driveyard.jobs.copy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the further names of copied files that are to be made, by operation, directory
 * and name. Keeps no position: the journal says what waits. For one thread.
 */
final class FurtherNameReader implements ItemStreamReader<FurtherNameReader.Item> {

	private static final int PAGE = 500;

	private final Journal journal;

	private final long instance;

	private final Deque<Item> page = new ArrayDeque<>();

	private List<Operation> operations = List.of();

	private int index;

	private int directory;

	private String name = "";

	FurtherNameReader(Journal journal, long instance) {
		this.journal = journal;
		this.instance = instance;
	}

	@Override
	public void open(ExecutionContext context) {
		this.operations = this.journal.operations(this.instance);
		this.page.clear();
		this.index = 0;
		begin();
	}

	private void begin() {
		this.directory = -1;
		this.name = "";
	}

	@Override
	public @Nullable Item read() {
		while (this.page.isEmpty() && this.index < this.operations.size()) {
			fetch(this.operations.get(this.index));
		}
		return this.page.poll();
	}

	private void fetch(Operation operation) {
		List<OperationFile> files = this.journal.filesIn(operation.id(), FileState.TO_LINK, this.directory, this.name,
				PAGE);
		if (files.isEmpty()) {
			this.index++;
			begin();
			return;
		}
		LinkedNames names = new LinkedNames(this.journal, operation);
		files.forEach((file) -> this.page.add(new Item(operation, file, names.of(file))));
		this.directory = files.get(files.size() - 1).directory();
		this.name = files.get(files.size() - 1).name();
	}

	/**
	 * A name to make.
	 */
	record Item(Operation operation, OperationFile file, LinkedSources.First names) {
	}

}
