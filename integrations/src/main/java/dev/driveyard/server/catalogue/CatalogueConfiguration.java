package dev.driveyard.server.catalogue;

import dev.driveyard.journal.JournalQueries;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The controllers of what the library knows.
 */
@Configuration(proxyBeanMethods = false)
@Import({ LocationsController.class, VolumesController.class, EntriesController.class, ContentsController.class,
		StatsController.class, DuplicatesController.class, FindingsController.class, DifferencesController.class,
		JournalController.class, JournalFilesController.class, LibraryController.class, UndoController.class,
		SidecarsController.class, TrashController.class, ReclaimsController.class, Places.class, EntryDetails.class,
		JournalQueries.class })
public class CatalogueConfiguration {

}
