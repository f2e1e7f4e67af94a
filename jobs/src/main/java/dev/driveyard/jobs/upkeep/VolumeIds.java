package dev.driveyard.jobs.upkeep;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.MountedFileSystem;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The catalogue's number for each file system that a walk comes upon. A new one is
 * recorded at once, in a transaction of its own. For one thread.
 */
public final class VolumeIds {

	private final Backend volume;

	private final String device;

	private final Locations locations;

	private final TransactionTemplate transaction;

	private final Map<Long, Long> byDevice = new HashMap<>();

	private long lastDevice;

	private long lastId;

	public VolumeIds(Backend volume, String device, Locations locations,
			PlatformTransactionManager transactionManager) {
		this.volume = volume;
		this.device = device;
		this.locations = locations;
		this.transaction = new TransactionTemplate(transactionManager);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** The id of the volume with this device number; an id is never 0. */
	public long of(long device) {
		if (device != this.lastDevice || this.lastId == 0) {
			this.lastId = this.byDevice.computeIfAbsent(device, this::save);
			this.lastDevice = device;
		}
		return this.lastId;
	}

	private long save(long device) {
		MountedFileSystem found = this.volume.fileSystem(device);
		Long id = this.transaction.execute((status) -> this.locations.saveVolume(this.device, found.fingerprint(),
				found.mountPoint(), found.fileSystem(), found.source()));
		return Objects.requireNonNull(id);
	}

}
