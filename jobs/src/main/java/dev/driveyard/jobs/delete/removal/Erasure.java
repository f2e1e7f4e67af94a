package dev.driveyard.jobs.delete.removal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.journal.RemovalJournal;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.FileRemover;
import dev.driveyard.transfer.removal.SecureEraser;

/**
 * How a planned file goes. Used by several threads.
 */
interface Erasure {

	/** Just removes the name. */
	Erasure UNLINK = (directory, found, planned) -> FileRemover.UNLINK.remove(directory, found);

	/** Removes it. */
	void remove(WritableDirectory directory, FileStat found, OperationFile planned) throws IOException;

	/** Whether a file differs from what was planned only because it was begun with. */
	default boolean hasBegun(FileAttributes found, OperationFile planned) {
		return false;
	}

	/**
	 * Overwrites files. That a file is begun with is recorded first, since from then on
	 * it does not look as it was planned.
	 */
	final class Overwriting implements Erasure {

		private static final long BLOCK = 4096;

		private final RemovalJournal journal;

		private final SecureEraser eraser;

		/** How many names of a file with several are to go, by operation and inode. */
		private final Map<List<Long>, Long> names = new HashMap<>();

		/** Those of them that were begun with, by any name. */
		private final Set<List<Long>> begun = ConcurrentHashMap.newKeySet();

		/**
		 * Makes one.
		 * @param stopped asked as bytes are overwritten
		 */
		Overwriting(RemovalJournal journal, int passes, BooleanSupplier stopped) {
			this.journal = journal;
			this.eraser = new SecureEraser(passes, (bytes) -> requireGoingOn(stopped));
		}

		/**
		 * Of files with several names, those may be overwritten of which all names go.
		 */
		Overwriting allowLinked(Journal plan, List<Operation> operations) {
			operations.forEach((operation) -> plan.linkedFiles(operation.id()).forEach((file) -> {
				this.names.merge(key(file), 1L, Long::sum);
				if (isMarked(file)) {
					this.begun.add(key(file));
				}
			}));
			return this;
		}

		private static boolean isMarked(OperationFile file) {
			Integer mark = file.method();
			return mark != null && mark == RemovalJournal.ERASING;
		}

		private static List<Long> key(OperationFile file) {
			return List.of(file.operation(), file.inode());
		}

		private static void requireGoingOn(BooleanSupplier stopped) {
			if (stopped.getAsBoolean()) {
				throw new StoppedException();
			}
		}

		@Override
		public void remove(WritableDirectory directory, FileStat found, OperationFile planned) throws IOException {
			long most = this.names.getOrDefault(key(planned), 1L);
			boolean overwritten = found.stat().kind() == FileKind.FILE && found.stat().links() <= most;
			if (overwritten) {
				this.journal.markErasing(planned);
				this.begun.add(key(planned));
			}
			this.eraser.remove(directory, found, most);
		}

		/** Overwriting fills the last block, and ends by cutting the file to nothing. */
		@Override
		public boolean hasBegun(FileAttributes found, OperationFile planned) {
			long full = (planned.size() + BLOCK - 1) / BLOCK * BLOCK;
			return (isMarked(planned) || this.begun.contains(key(planned))) && found.kind() == FileKind.FILE
					&& (found.size() == 0 || (found.size() >= planned.size() && found.size() <= full));
		}

	}

}
