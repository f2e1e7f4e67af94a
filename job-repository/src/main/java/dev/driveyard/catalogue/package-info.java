/**
 * What Driveyard remembers of the files: libraries, volumes, locations, entries and
 * contents, as records, and the stores that read and write them. The records know nothing
 * of Spring. Times are nanoseconds since 1970-01-01 UTC, those of files as
 * {@link dev.driveyard.files.FileTimes} says; sizes are bytes.
 */
@NullMarked
package dev.driveyard.catalogue;

import org.jspecify.annotations.NullMarked;
