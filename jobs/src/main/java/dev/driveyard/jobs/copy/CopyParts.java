package dev.driveyard.jobs.copy;

import java.time.Clock;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.contents.EffectExecutor;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.operate.LeftWork;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.Backend;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the steps are made of.
 *
 * @param reader reads what is committed
 */
record CopyParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
		Backend volume, VolumeRegistry volumes, Locations locations, RunStore runs, Journal journal, Upkeep upkeep,
		JdbcClient reader, Clock clock, EffectExecutor effectExecutor, RunLimits limits, LeftWork leftWork,
		CommitInterval commitInterval) {

	/** What reaches the source of an operation. */
	Backend source(Operation operation) {
		return this.volumes.backend(operation.sourceDevice());
	}

	/** Whether the source of an operation is on the device that its target is on. */
	static boolean isOneDevice(Operation operation) {
		return operation.sourceDevice().equals(operation.targetDevice());
	}
}
