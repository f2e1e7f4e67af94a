package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.OtherFileSystemException;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Moves files, links and special files within a file system by giving them another name,
 * in one step. Thread-safe.
 */
public final class FileMover {

	private final Conflict conflict;

	private final TimeScales times = new TimeScales();

	private final TargetNames names;

	public FileMover(Conflict conflict) {
		this(conflict, new TargetNames());
	}

	/**
	 * One that works beside others.
	 * @param names what all of them know of the directories they move to
	 */
	public FileMover(Conflict conflict, TargetNames names) {
		this.conflict = conflict;
		this.names = names;
	}

	/**
	 * Moves one file.
	 * @param from the directory that holds it: the one of the move, in which files can be
	 * renamed
	 * @param expected the file as it was seen; another one that has taken its place stays
	 * @return {@link CopyOutcome.Copied} if it was moved, {@link CopyOutcome.Already} if
	 * it is there
	 * @throws OtherFileSystemException if the target is on another file system
	 */
	public CopyOutcome move(FileCopy move, WritableDirectory from, FileStat expected) throws OtherFileSystemException {
		try {
			FileStat found = move.from().find(move.name());
			if (found == null) {
				return replayed(move, expected.stat());
			}
			if (!found.sameFile(expected)) {
				return new CopyOutcome.Failed(CopyOutcome.Cause.SOURCE_GONE, "It was replaced meanwhile");
			}
			TargetPlacement placement = new TargetPlacement(this.conflict, move, found, this.names, this.times);
			CopyOutcome settled = placement.settle();
			return (settled != null) ? settled : moved(placement.put(from, move.name()), found);
		}
		catch (CopyEndedException ex) {
			return ex.outcome();
		}
		catch (OtherFileSystemException ex) {
			throw ex;
		}
		catch (NoSuchFileException ex) {
			return CopyFailures.ofSource(ex);
		}
		catch (IOException ex) {
			return CopyFailures.ofTarget(ex);
		}
	}

	private static CopyOutcome moved(TargetPlacement.Placed placed, FileStat file) {
		return new CopyOutcome.Copied(placed.name(), CopyOutcome.How.RENAME, bytes(file.stat()), null,
				placed.replaced(), false, List.of());
	}

	private static long bytes(FileAttributes stat) {
		return (stat.kind() == FileKind.FILE) ? stat.size() : 0;
	}

	/** What is gone may have been moved before by a run that could not say so. */
	private CopyOutcome replayed(FileCopy move, FileAttributes expected) throws IOException {
		for (int number = 0; number == 0 || this.conflict == Conflict.RENAME; number++) {
			String name = NumberedName.of(move.newName(), number);
			FileStat there = move.to().find(name);
			if (there == null) {
				break;
			}
			if (there.stat().sameFile(expected)) {
				return new CopyOutcome.Already(name, null);
			}
		}
		return new CopyOutcome.Failed(CopyOutcome.Cause.SOURCE_GONE, "It is not there any more");
	}

}
