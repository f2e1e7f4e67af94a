package dev.driveyard.picture.scale;

/**
 * What the four bytes of a pixel are, from the highest to the lowest.
 */
public enum PixelLayout {

	/** Nothing, red, green, blue. */
	RGB,

	/** Alpha, red, green, blue; colours are not multiplied by alpha. */
	ARGB,

	/** Black, cyan, magenta, yellow: how much ink there is. */
	CMYK

}
