package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.files.Address;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.locations.LocationRoot;
import dev.driveyard.jobs.locations.MountedVolumes;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Mount;
import dev.driveyard.journal.Operation.TrashPlace;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Where something that is to be removed or put back is missing, makes sure that this is
 * not since the disk that it was on is: nothing may be told gone that is only out of
 * reach. For one execution of a step. Thread-safe.
 */
public final class SourceCheck {

	private final String here;

	private final Locations store;

	private final LocationRoot roots;

	private final MountedVolumes volumes;

	/** What is mounted where folders are, as they were asked for. */
	private final Map<Address, Optional<Mount>> planned = new ConcurrentHashMap<>();

	/** Null until they are asked for. */
	private volatile @Nullable List<Location> locations;

	public SourceCheck(VolumeRegistry registry, Locations store, PlatformTransactionManager transactionManager) {
		this.here = registry.here();
		this.store = store;
		this.roots = new LocationRoot(registry, store);
		this.volumes = new MountedVolumes(registry, store, transactionManager);
	}

	/** The folder that the thing is taken from, which has to stay where it is. */
	public static Address folder(Operation operation) {
		TrashPlace place = operation.trash();
		String folder = (place != null && operation.action().isFromTrash()) ? place.folder()
				: EncodedPaths.parent(operation.source());
		return new Address(operation.sourceDevice(), folder);
	}

	/**
	 * An operation that is being planned, with what is mounted where its thing is.
	 * @throws OperateException if that can't be told
	 */
	public Operation planned(Operation operation) {
		Address folder = folder(operation);
		return operation.on(this.planned.computeIfAbsent(folder, this::mount).orElse(null), null);
	}

	private Optional<Mount> mount(Address folder) {
		try {
			return Optional.ofNullable(this.volumes.at(folder));
		}
		catch (IOException ex) {
			throw new OperateException(
					EncodedName.display(folder.path()) + " can't be reached: " + Problems.describe(ex), ex);
		}
	}

	private List<Location> locations() {
		List<Location> known = this.locations;
		if (known == null) {
			known = this.store.on(this.here);
			this.locations = known;
		}
		return known;
	}

	/**
	 * Something of an operation is missing, or can't be reached.
	 * @throws CatalogueException if another file system is mounted by now where it was,
	 * or none; or the root of a location around it is missing or another. A location that
	 * the operation holds goes with it
	 */
	public void require(Operation operation) {
		this.volumes.require(folder(operation), operation.sourceMount());
		for (Location location : locations()) {
			String source = operation.source();
			if (!operation.action().isFromTrash() && !source.equals(location.root())
					&& EncodedPaths.isWithin(source, location.root())) {
				this.roots.require(location);
			}
		}
	}

}
