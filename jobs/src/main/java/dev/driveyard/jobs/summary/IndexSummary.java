package dev.driveyard.jobs.summary;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an index run did, in entries. Always: seen = added + changed + moved + unchanged.
 *
 * @param seen entries found, the root excepted
 * @param added not in the catalogue before
 * @param changed known, with another size, time, owner or mode
 * @param moved known, in another place
 * @param removed gone
 * @param unchanged as before
 * @param issues files and directories that could not be read
 * @param bytes sizes of the files seen
 * @param hashed files whose content was hashed; null if none was
 * @param hashedBytes what was read for that; null if nothing
 * @param pruned contents that no file holds any more; null if there were none
 * @param analysed files that were asked what they are; null if none was
 * @param contradicting files that are something else than their names say; null if there
 * were none
 * @param leftOut entries left out by rules
 * @param leftOutByRule the same by the name of the rule
 */
public record IndexSummary(long seen, @ShownAs("new") long added, long changed, long moved, long removed,
		long unchanged, long issues, long bytes, @Nullable Long hashed, @Nullable Long hashedBytes,
		@Nullable Long pruned, @Nullable Long analysed, @Nullable Long contradicting, long leftOut,
		Map<String, Long> leftOutByRule) implements RunSummary {
}
