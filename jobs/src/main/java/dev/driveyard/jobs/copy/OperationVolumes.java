package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.volume.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a file that is gone from a disk or server that is gone: what the nearest folder
 * that is still there is on, compared with what it was on when its operation began.
 * Thread-safe.
 */
final class OperationVolumes {

	private static final String GO_ON = " Then run the same command again: it goes on where it stopped.";

	private final CopyParts parts;

	/** The numbers of file systems by operation. */
	private final Map<Long, Devices> known = new ConcurrentHashMap<>();

	OperationVolumes(CopyParts parts) {
		this.parts = parts;
	}

	/**
	 * An operation begins.
	 * @throws IOException if what it reads from or writes to can't be asked
	 */
	void begin(Operation operation) throws IOException {
		this.known.put(operation.id(), new Devices(nearest(this.parts.source(operation), sourceFolder(operation)),
				nearest(this.parts.volume(), targetFolder(operation))));
	}

	private @Nullable String sourceGone(Operation operation) {
		Devices devices = this.known.get(operation.id());
		return (devices != null)
				? gone(this.parts.source(operation), sourceFolder(operation), devices.source(), operation.source())
				: null;
	}

	/** Why nothing more may be written; null if it may. */
	@Nullable String targetGone(Operation operation) {
		Devices devices = this.known.get(operation.id());
		return (devices != null) ? gone(this.parts.volume(), targetFolder(operation), devices.target(),
				String.valueOf(operation.target())) : null;
	}

	/**
	 * Makes sure that the folder that an operation has begun to fill is there: what is
	 * done is not looked at again.
	 * @throws TransferStoppedException if it is not
	 */
	static void requireTarget(CopyParts parts, Operation operation) {
		String folder = targetFolder(operation);
		if (stat(parts.volume(), folder) == null) {
			throw new TransferStoppedException(Plan.display(folder)
					+ ", which this run has begun to fill, is not there any more. Mount the disk that it is on."
					+ " If it was removed, start over.");
		}
	}

	/**
	 * What is at a path; null if nothing is.
	 * @throws TransferStoppedException if that can't be told
	 */
	static @Nullable FileStat stat(Backend volume, String path) {
		try {
			return find(volume, path);
		}
		catch (IOException ex) {
			throw new TransferStoppedException(Plan.display(path) + " can't be read: " + Messages.of(ex));
		}
	}

	/**
	 * The same where something failed, which may be since a server is gone.
	 * @throws TransferStoppedException if that is the reason
	 */
	static void requireReached(CopyParts parts, Operation operation, IOException problem) {
		if (problem instanceof UnreachableException) {
			throw new TransferStoppedException(Messages.of(problem) + "." + GO_ON);
		}
		requireTarget(parts, operation);
	}

	/** Why nothing more can be done where something failed; null if something can. */
	@Nullable String gone(Operation operation) {
		String source = sourceGone(operation);
		return (source != null) ? source : targetGone(operation);
	}

	private static @Nullable String gone(Backend volume, String folder, long device, String path) {
		try {
			return (nearest(volume, folder) == device) ? null : "What " + Plan.display(path)
					+ " is on was unmounted or replaced meanwhile. Mount the right disk." + GO_ON;
		}
		catch (IOException ex) {
			return Plan.display(path) + " can't be reached any more: " + Messages.of(ex) + "." + GO_ON;
		}
	}

	private static long nearest(Backend volume, String folder) throws IOException {
		String at = folder;
		FileStat found = find(volume, at);
		while (found == null && !at.equals("/")) {
			at = EncodedPaths.parent(at);
			found = find(volume, at);
		}
		return (found != null) ? found.device() : volume.stat(at).device();
	}

	private static @Nullable FileStat find(Backend volume, String path) throws IOException {
		try {
			return volume.stat(path);
		}
		catch (IOException ex) {
			SystemError error = SystemError.of(ex);
			if (error == SystemError.MISSING || error == SystemError.NOT_DIRECTORY) {
				return null;
			}
			throw ex;
		}
	}

	/** Files of some file systems have other numbers than their folders. */
	private static String sourceFolder(Operation operation) {
		return isDirectory(operation) ? operation.source() : EncodedPaths.parent(operation.source());
	}

	private static String targetFolder(Operation operation) {
		String target = String.valueOf(operation.target());
		return isDirectory(operation) ? target : EncodedPaths.parent(target);
	}

	private static boolean isDirectory(Operation operation) {
		return operation.identity().kind() == FileKind.DIRECTORY;
	}

	/**
	 * What an operation reads from and writes to.
	 */
	private record Devices(long source, long target) {
	}

}
