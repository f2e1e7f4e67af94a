package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.locations.MountedVolumes;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.volume.UnreachableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a file that is gone from a disk or server that is gone: what the nearest folder
 * that is still there is on, compared with what it was on when its operation began, and
 * as that begins, with what it was on when it was planned. For one execution of a step.
 * Thread-safe.
 */
final class OperationVolumes {

	private static final String GO_ON = " Then run the same command again: it goes on where it stopped.";

	private final CopyParts parts;

	private final MountedVolumes mounted;

	/** The numbers of file systems by operation. */
	private final Map<Long, Devices> known = new ConcurrentHashMap<>();

	OperationVolumes(CopyParts parts) {
		this.parts = parts;
		this.mounted = new MountedVolumes(parts.volumes(), parts.locations(), parts.transactionManager());
	}

	/**
	 * An operation that is being planned, with what is mounted where it reads and writes.
	 * @throws IOException if that can't be told
	 */
	Operation planned(Operation operation) throws IOException {
		return operation.on(this.mounted.at(source(operation)), this.mounted.at(target(operation)));
	}

	/**
	 * Makes sure that what an operation reads from and writes to is mounted as it was
	 * when it was planned.
	 * @throws CatalogueException if it is not
	 */
	void requirePlanned(Operation operation) {
		this.mounted.require(source(operation), operation.sourceMount());
		requirePlannedTarget(operation);
	}

	private void requirePlannedTarget(Operation operation) {
		this.mounted.require(target(operation), operation.targetMount());
	}

	/**
	 * An operation begins.
	 * @throws IOException if what it reads from or writes to can't be asked
	 * @throws CatalogueException if that is not what it was when it was planned
	 */
	void begin(Operation operation) throws IOException {
		Devices devices = new Devices(nearest(this.parts.source(operation), sourceFolder(operation)),
				nearest(this.parts.volume(), targetFolder(operation)));
		requirePlanned(operation);
		this.known.put(operation.id(), devices);
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
	 * Makes sure that the folder that an operation has begun to fill is there, on the
	 * disk that it was on: what is done is not looked at again.
	 * @throws TransferStoppedException if it is not
	 * @throws CatalogueException if the disk is not
	 */
	void requireTarget(Operation operation) {
		requirePlannedTarget(operation);
		String folder = targetFolder(operation);
		if (stat(this.parts.volume(), folder) == null) {
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
			return MountedVolumes.find(volume, path);
		}
		catch (IOException ex) {
			throw new TransferStoppedException(Plan.display(path) + " can't be read: " + Messages.of(ex));
		}
	}

	/**
	 * The same where something failed, which may be since a server is gone.
	 * @throws TransferStoppedException if that is the reason
	 */
	void requireReached(Operation operation, IOException problem) {
		if (problem instanceof UnreachableException) {
			throw new TransferStoppedException(Messages.of(problem) + "." + GO_ON);
		}
		this.mounted.require(source(operation), operation.sourceMount());
		requireTarget(operation);
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
		return MountedVolumes.nearest(volume, folder).device();
	}

	private static Address source(Operation operation) {
		return new Address(operation.sourceDevice(), sourceFolder(operation));
	}

	private static Address target(Operation operation) {
		return new Address(operation.targetDevice(), targetFolder(operation));
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
