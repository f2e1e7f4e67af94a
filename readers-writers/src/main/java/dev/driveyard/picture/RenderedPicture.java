package dev.driveyard.picture;

import dev.driveyard.catalogue.sidecars.SidecarFormat;

/**
 * A picture that was made.
 *
 * @param variant the name of what was asked for
 * @param bytes the encoded file
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedPicture(String variant, SidecarFormat format, int width, int height, byte[] bytes) {
}
