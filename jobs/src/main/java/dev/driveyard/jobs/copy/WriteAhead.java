package dev.driveyard.jobs.copy;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes into the journal at once, beside the chunk's transaction: what is about to be
 * renamed, since a walk won't come upon it again, and how far large files are copied.
 * Thread-safe.
 */
final class WriteAhead {

	private final Journal journal;

	private final TransactionTemplate transaction;

	WriteAhead(Journal journal, PlatformTransactionManager transactionManager) {
		this.journal = journal;
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** The files of a slice are about to be renamed. */
	void plan(Slice slice) {
		List<OperationFile> files = new ArrayList<>();
		for (FileStat file : slice.files()) {
			files.add(new OperationFile(slice.operation().id(), slice.directory(), file.name(), file.stat().kind(),
					FileState.PLANNED, file.stat().size(), file.stat().modified(), file.stat().inode(),
					file.stat().links(), null, null, null, null));
		}
		this.transaction.executeWithoutResult((status) -> {
			this.journal.saveDirectories(slice.settled().directories());
			this.journal.saveFiles(files);
		});
	}

	/** A directory is about to be renamed. */
	void plan(OperationDirectory directory) {
		this.transaction.executeWithoutResult((status) -> this.journal.saveDirectories(List.of(directory)));
	}

	/** So much of a file is copied. */
	void part(Operation operation, String path, Journal.Part part) {
		this.transaction.executeWithoutResult((status) -> this.journal.savePart(operation.id(), path, part));
	}

}
