package dev.driveyard.picture;

/**
 * A picture that was made.
 *
 * @param variant the name of what was asked for
 * @param bytes the encoded file
 */
@SuppressWarnings("ArrayRecordComponent")
public record RenderedPicture(String variant, PictureFormat format, int width, int height, byte[] bytes) {
}
