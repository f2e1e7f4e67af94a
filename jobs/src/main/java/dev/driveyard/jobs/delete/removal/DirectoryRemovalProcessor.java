package dev.driveyard.jobs.delete.removal;

import java.util.Map;

import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.delete.DeleteParts;
import dev.driveyard.jobs.delete.RemovalChange;
import dev.driveyard.jobs.delete.SourceCheck;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Removes the planned directories once their files are gone, what a directory holds
 * before itself, and says how the operations ended. Keeps the names of directories that
 * stay, and an open one, from item to item of an operation: it has to see all of them, in
 * the order of {@link UpwardPlanReader}. For one thread.
 */
public final class DirectoryRemovalProcessor implements ItemProcessor<FinishItem, RemovalChange>, ItemStream {

	private final DeleteParts parts;

	private final boolean sweeps;

	private final SourceCheck check;

	private @Nullable EmptyDirectories directories;

	/**
	 * A processor.
	 * @param sweeps whether a killed run may have left files under other names
	 */
	public DirectoryRemovalProcessor(DeleteParts parts, boolean sweeps) {
		this.parts = parts;
		this.sweeps = sweeps;
		this.check = new SourceCheck(parts.volumes(), parts.locations(), parts.transactionManager());
	}

	@Override
	public RemovalChange process(FinishItem item) {
		RemovalChange change = new RemovalChange(item.directories().size());
		EmptyDirectories current = directories(item.operation());
		item.directories().forEach((directory) -> current.remove(directory, change));
		if (item.directories().isEmpty()) {
			end(item.operation(), current, change);
			close();
		}
		return change;
	}

	private EmptyDirectories directories(Operation operation) {
		EmptyDirectories current = this.directories;
		if (current == null) {
			current = new EmptyDirectories(this.parts.volume(), this.parts.removals(), this.check, operation,
					this.sweeps);
			this.directories = current;
		}
		return current;
	}

	private void end(Operation operation, EmptyDirectories directories, RemovalChange change) {
		if (operation.identity().kind() != FileKind.DIRECTORY) {
			directories.sweepAround();
		}
		Map<FileState, Long> files = this.parts.journal().fileStates(operation.id());
		long kept = files.getOrDefault(FileState.FAILED, 0L);
		long gone = files.getOrDefault(FileState.DONE, 0L);
		boolean some = gone + directories.removed() > 0;
		boolean all = kept + directories.kept() == 0;
		State state = all ? State.DONE : (some ? State.PARTLY : State.FAILED);
		change.operations()
			.add(operation.ended(state, this.parts.clock().millis(), all ? null : describe(kept, directories.kept())));
	}

	private static String describe(long files, long directories) {
		return "Kept: " + files + ((files == 1) ? " file, " : " files, ") + directories
				+ ((directories == 1) ? " folder" : " folders");
	}

	@Override
	public void close() {
		if (this.directories != null) {
			this.directories.close();
			this.directories = null;
		}
	}

}
