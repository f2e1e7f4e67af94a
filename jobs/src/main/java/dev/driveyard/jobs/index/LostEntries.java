package dev.driveyard.jobs.index;

import java.util.List;

import dev.driveyard.catalogue.scan.LostAndFound.LostEntry;

/**
 * Some lost entries of a location, by id. None where those before are not settled yet.
 *
 * @param last whether they have been looked for elsewhere already
 */
record LostEntries(List<LostEntry> entries, boolean last) {
}
