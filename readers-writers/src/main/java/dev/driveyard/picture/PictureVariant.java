package dev.driveyard.picture;

import dev.driveyard.catalogue.sidecars.SidecarFormat;

/**
 * What a picture is to become.
 *
 * @param name of the variant
 * @param longEdge of the picture, of each still in a strip, in pixels; a smaller original
 * stays as it is
 * @param format of the file
 * @param quality from 1 to 100; without meaning for PNG
 * @param shape what it shows
 */
public record PictureVariant(String name, int longEdge, SidecarFormat format, int quality, VariantShape shape) {

	/** The longest edge there is. */
	public static final int LONGEST = 4096;

	public PictureVariant {
		if (longEdge < 1 || longEdge > LONGEST || quality < 1 || quality > 100) {
			throw new IllegalArgumentException("A picture has an edge of 1 to " + LONGEST
					+ " pixels and a quality of 1 to 100, not " + longEdge + " and " + quality);
		}
	}

}
