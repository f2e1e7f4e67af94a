package dev.driveyard.catalogue.sidecars;

import org.jspecify.annotations.Nullable;

/**
 * A file with one of its sidecars.
 *
 * @param folder its path relative to the location's root
 * @param name encoded
 * @param size in bytes
 * @param modified nanoseconds since 1970
 * @param taken when a picture was, milliseconds since 1970 by the clock of its place;
 * null if that is not known
 * @param width in pixels, as it is seen
 * @param height in pixels, as it is seen
 */
public record ShownFile(long location, String folder, String name, long size, long modified, @Nullable Long taken,
		int width, int height, Sidecar sidecar) {
}
