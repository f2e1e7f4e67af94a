package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.List;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.transfer.copy.FileCopy;
import org.jspecify.annotations.Nullable;

/**
 * What became of the source of an operation since it was planned.
 *
 * @param token what the names of unfinished things of the instance begin with
 */
record OperationSource(Backend volume, boolean move, String token) {

	/**
	 * Spells the name in another way if a move asks for no more, by whatever method it
	 * does. An interrupted one has left the source under a third name.
	 * @param source as it is found; null if it is not there
	 * @return whether that was it
	 */
	boolean respell(Operation operation, @Nullable FileStat source) throws IOException {
		if (!this.move) {
			return false;
		}
		Respelling respelling = new Respelling(this.volume, operation.source(), String.valueOf(operation.target()));
		String between = FileCopy.PART_PREFIX + Tokens.of(this.token, operation.number(), "") + ".name";
		FileStat found = (source != null) ? source : respelling.left(between);
		boolean planned = found != null && found.stat().kind() == operation.identity().kind()
				&& found.stat().modified() == operation.identity().modified();
		if (!planned || (source != null && !respelling.isOne())) {
			return false;
		}
		respelling.make(between);
		return true;
	}

	/** The names that others of some operations give to what is in the same directory. */
	static List<String> beside(List<Operation> operations, Operation operation) {
		String folder = EncodedPaths.parent(String.valueOf(operation.target()));
		return operations.stream()
			.filter((other) -> other.number() != operation.number())
			.map((other) -> String.valueOf(other.target()))
			.filter((target) -> EncodedPaths.parent(target).equals(folder))
			.map(EncodedPaths::name)
			.toList();
	}

	static boolean isPlanned(FileStat found, Operation operation) {
		Operation.Identity planned = operation.identity();
		return found.stat().kind() == planned.kind() && found.stat().inode() == planned.inode();
	}

	/** Numbers of another file system's files mean nothing, so more is compared. */
	static boolean isMoved(FileStat found, Operation operation) {
		Operation.Identity planned = operation.identity();
		return isPlanned(found, operation) && (planned.kind() == FileKind.DIRECTORY
				|| (found.stat().size() == planned.size() && found.stat().modified() == planned.modified()));
	}

}
