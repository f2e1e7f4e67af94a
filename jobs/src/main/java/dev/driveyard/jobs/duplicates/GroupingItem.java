package dev.driveyard.jobs.duplicates;

import java.util.List;

import dev.driveyard.catalogue.DuplicateGroup;
import dev.driveyard.catalogue.DuplicateGroups.Sharing;

/**
 * What the step that finds the groups works on, in this order.
 */
sealed interface GroupingItem {

	/**
	 * Files that are equal by what the catalogue knows of them.
	 */
	record EqualFiles(Sharing sharing, List<DuplicateGroup> groups) implements GroupingItem {
	}

	/**
	 * Stored groups, whose files may share their bytes on the medium.
	 */
	record StoredGroups(List<DuplicateGroup> groups) implements GroupingItem {
	}

	/**
	 * Folders of one depth, by their ids, of which all that they hold is known.
	 */
	record KnownFolders(List<Long> ids) implements GroupingItem {
	}

	/**
	 * Folders that hold the same.
	 */
	record EqualFolders(List<DuplicateGroup> groups) implements GroupingItem {
	}

	/**
	 * The end: what was only needed meanwhile is to be forgotten.
	 */
	record AllFound() implements GroupingItem {
	}

	/**
	 * Nothing: what comes next depends on items that are not committed yet.
	 */
	record NothingYet() implements GroupingItem {
	}

}
