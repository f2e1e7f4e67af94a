package dev.driveyard.catalogue.sidecars;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How a content looks.
 *
 * @param width in pixels, as it is seen
 * @param height in pixels, as it is seen
 * @param placeholder a ThumbHash, Base64
 * @param similarity a perceptual hash of 64 bits; null where it tells nothing
 * @param sketch a small version of it, for comparing; null where it tells nothing
 * @param stripless the version that could make no strip of it; null where none was wanted
 * or one was made
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PictureLook(UUID content, int width, int height, String placeholder, @Nullable Long similarity,
		byte @Nullable [] sketch, @Nullable Integer stripless) {
}
