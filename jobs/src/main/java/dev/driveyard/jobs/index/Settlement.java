package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.scan.KnownDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lost entry.
 */
sealed interface Settlement {

	/**
	 * It is what was found elsewhere, or what took its place: it lives on there.
	 *
	 * @param entry with the id of the lost and the place and stat of the found
	 * @param found the id that the found one had been given
	 * @param moved whether it moved; else it was edited by replacement
	 */
	record LivesOn(Entry entry, long found, boolean moved) implements Settlement {
	}

	/**
	 * It is gone, with all below it.
	 *
	 * @param directory its place if it is a directory
	 * @param rescued entries below it that live on elsewhere
	 */
	record Gone(long id, @Nullable KnownDirectory directory, List<LivesOn> rescued) implements Settlement {
	}

	/**
	 * It is in its place after all, or keeps it until another part is looked at.
	 *
	 * @param parent the directory that holds it
	 */
	record StillThere(long id, @Nullable Long parent) implements Settlement {
	}

}
