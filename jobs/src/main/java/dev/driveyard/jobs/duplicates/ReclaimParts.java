package dev.driveyard.jobs.duplicates;

import java.time.Clock;

import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.CommitInterval;
import dev.driveyard.jobs.upkeep.Upkeep;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.Backend;
import dev.driveyard.transfer.trash.TrashCan;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The beans that the job is made of.
 */
record ReclaimParts(Library library, JobRepository repository, PlatformTransactionManager transactionManager,
		Backend volume, VolumeRegistry volumes, Contents contents, DuplicateGroups groups, RunStore runs,
		Journal journal, ReclaimJournal reclaims, TrashCan trash, Upkeep upkeep, Clock clock,
		CommitInterval commitInterval) {
}
