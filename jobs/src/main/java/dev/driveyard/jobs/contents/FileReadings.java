package dev.driveyard.jobs.contents;

import java.util.List;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.content.files.Reading;

/**
 * What came of reading some files of a location: an item of the steps that read files.
 */
public record FileReadings(Location location, List<Reading> readings) {
}
