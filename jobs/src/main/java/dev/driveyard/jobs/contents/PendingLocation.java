package dev.driveyard.jobs.contents;

import java.util.function.Supplier;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.content.files.GroupReaders;

/**
 * Files of a location that are to be read.
 *
 * @param expected how many, about
 * @param readers made when it is their turn
 */
public record PendingLocation(Location location, long expected, PendingFiles files, Supplier<GroupReaders> readers) {
}
