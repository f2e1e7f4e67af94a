package dev.driveyard.catalogue.duplicates;

import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Totals;
import org.jspecify.annotations.Nullable;

/**
 * What an instance has found to be there more than once: in this library, or as a server
 * elsewhere tells of it.
 */
public interface FoundGroups {

	/**
	 * Up to so many groups of an instance after another, the largest waste first.
	 */
	List<DuplicateGroup> page(long instance, Kind kind, @Nullable DuplicateGroup after, int size);

	/**
	 * Up to so many members of a group after an entry id, by id.
	 */
	List<Member> members(long group, long afterEntry, int size);

	/**
	 * All members of groups, by group and entry id.
	 * @param groups few enough for one question, and with few members
	 */
	List<Member> members(List<DuplicateGroup> groups);

	/**
	 * Of which kind the groups of an instance are that are no folders: of pictures, if it
	 * looked for similar ones and found any.
	 */
	Kind kindOfFiles(long instance);

	/**
	 * What an instance found in all.
	 */
	Totals totals(long instance, Kind kind);

}
