package dev.driveyard.jobs.copy;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.driveyard.jobs.copy.OperationStart.Begun;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.FileStat;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Makes slices of what is read, in its order: begins operations and their directories,
 * and writes ahead what is about to be renamed. For one thread.
 */
final class SlicePreparation implements ItemProcessor<CopySource, List<Slice>>, ItemStream {

	private final OperationStart operations;

	private final FolderStart directories;

	private final Function<Operation, EarlierWork> earlier;

	private final UnrecordedSlices unrecorded;

	private final WriteAhead writeAhead;

	private final TargetFolders folders;

	private @Nullable OperationWalk current;

	/**
	 * A preparation.
	 * @param earlier what earlier executions have done of an operation
	 * @param folders closed with it
	 */
	SlicePreparation(OperationStart operations, FolderStart directories, Function<Operation, EarlierWork> earlier,
			UnrecordedSlices unrecorded, WriteAhead writeAhead, TargetFolders folders) {
		this.operations = operations;
		this.directories = directories;
		this.earlier = earlier;
		this.unrecorded = unrecorded;
		this.writeAhead = writeAhead;
		this.folders = folders;
	}

	/**
	 * Prepares one.
	 * @throws TransferStoppedException if nothing more can be done
	 */
	@Override
	public List<Slice> process(CopySource item) {
		List<Slice> slices = (item instanceof CopySource.Folder folder) ? this.directories
			.begin(Objects.requireNonNull(this.current), folder.listing(), this.unrecorded.mayFollow())
				: begin(item.operation());
		slices.stream().filter((slice) -> slice.renames() && !slice.files().isEmpty()).forEach(this.writeAhead::plan);
		this.unrecorded.count(slices);
		return slices;
	}

	private List<Slice> begin(Operation operation) {
		Begun begun = this.operations.begin(operation, this.earlier.apply(operation), this.unrecorded.mayFollow());
		this.current = begun.walk();
		return begun.slices();
	}

	/** The directory that the operation begun last is walked from; null if it is not. */
	@Nullable FileStat start() {
		return (this.current != null) ? this.current.start : null;
	}

	@Override
	public void close() {
		this.folders.close();
	}

}
