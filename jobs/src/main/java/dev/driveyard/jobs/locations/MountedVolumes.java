package dev.driveyard.jobs.locations;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.FileSystem;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.journal.Operation.Mount;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.local.MountTable;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is mounted where something is, to be kept with what is planned, and whether that
 * is so still: what is missing where another file system is mounted by now, or none, is
 * out of reach and not gone. For one execution of a step; for any thread.
 */
public final class MountedVolumes {

	private final VolumeRegistry volumes;

	private final Locations locations;

	private final TransactionTemplate transaction;

	/** The catalogue's ids of what is mounted. */
	private final ConcurrentMap<MountTable.Mount, Long> ids = new ConcurrentHashMap<>();

	/** What was found to be mounted as it was when something was planned. */
	private final ConcurrentMap<Mount, MountTable.Mount> known = new ConcurrentHashMap<>();

	public MountedVolumes(VolumeRegistry volumes, Locations locations, PlatformTransactionManager transactionManager) {
		this.volumes = volumes;
		this.locations = locations;
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * What is mounted where a folder is, or would be. A file system that is new is
	 * recorded at once, in a transaction of its own.
	 * @return null where that is not known: on a server, in an archive, and where the
	 * system has no table of mounts
	 */
	public @Nullable Mount at(Address folder) throws IOException {
		if (!isHere(folder)) {
			return null;
		}
		nearest(this.volumes.local(), folder.path());
		MountTable.Mount mount = mountOf(folder.path());
		return (mount != null) ? new Mount(this.ids.computeIfAbsent(mount, this::save), mount.within(folder.path()))
				: null;
	}

	private long save(MountTable.Mount mount) {
		return Objects.requireNonNull(this.transaction.execute((status) -> this.locations
			.saveVolume(this.volumes.here(), mount.fingerprint(), mount.point(), mount.fileSystem(), mount.source())));
	}

	private boolean isHere(Address folder) {
		return folder.device().equals(this.volumes.here());
	}

	/**
	 * Makes sure that the same is mounted where a folder is, or was.
	 * @param planned null for what is not known: then anything will do
	 * @throws CatalogueException if it is not, or can't be reached
	 */
	public void require(Address folder, @Nullable Mount planned) {
		if (planned == null || !isHere(folder)) {
			return;
		}
		try {
			nearest(this.volumes.local(), folder.path());
			MountTable.Mount now = mountOf(folder.path());
			if (now != null && !now.equals(this.known.get(planned))) {
				requireSame(now, planned, folder);
				this.known.put(planned, now);
			}
		}
		catch (IOException ex) {
			throw new CatalogueException(Failure.ofPath(
					FailureCode.VOLUME_MISSING, EncodedName.display(folder.path()) + " can't be reached: "
							+ Problems.describe(ex) + ". See to the disk that it is on, then let the run go on.",
					folder.path()));
		}
	}

	private void requireSame(MountTable.Mount now, Mount planned, Address folder) {
		FileSystem then = this.locations.volume(planned.volume());
		if (!isSame(now, then) || !now.within(folder.path()).equals(planned.folder())) {
			throw new CatalogueException(Failure.ofPath(FailureCode.VOLUME_MISSING,
					"What was mounted at " + EncodedName.display(then.mountPoint()) + " (" + then.fileSystem() + ", "
							+ EncodedName.display(then.source())
							+ ") is not there any more. Mount the disk, then let the run go on."
							+ " If it was replaced on purpose, start over.",
					folder.path()));
		}
	}

	/**
	 * Where one of both was seen by a process that may not see the numbers of disks, or
	 * these change with each mount, the device tells.
	 */
	private static boolean isSame(MountTable.Mount now, FileSystem then) {
		if (now.fingerprint().equals(then.fingerprint())) {
			return true;
		}
		boolean told = isNumber(now.fingerprint()) == isNumber(then.fingerprint()) && !now.isTransient();
		return !told && now.fileSystem().equals(then.fileSystem()) && now.source().equals(then.source());
	}

	private static boolean isNumber(String fingerprint) {
		return fingerprint.startsWith("uuid:");
	}

	/** Null where the system has no table of them. */
	private static MountTable.@Nullable Mount mountOf(String path) throws IOException {
		try {
			return MountTable.ofSystem().mountOf(path);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	/**
	 * The folder at a path, or the nearest above it that is there. What is mounted only
	 * when it is asked for is mounted then.
	 * @throws IOException if it can't be told whether one is there
	 */
	public static FileStat nearest(Backend volume, String folder) throws IOException {
		String at = folder;
		FileStat found = find(volume, at);
		while (found == null && !at.equals("/")) {
			at = EncodedPaths.parent(at);
			found = find(volume, at);
		}
		return (found != null) ? found : volume.stat(at);
	}

	/**
	 * What is at a path; null if nothing is.
	 * @throws IOException if that can't be told
	 */
	public static @Nullable FileStat find(Backend volume, String path) throws IOException {
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

}
