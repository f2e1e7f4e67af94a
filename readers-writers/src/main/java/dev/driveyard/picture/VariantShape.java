package dev.driveyard.picture;

/**
 * What a variant shows.
 */
public enum VariantShape {

	/** One picture. */
	FRAME,

	/**
	 * The same, and no file: alpha, red, green and blue of each pixel, for whoever shows
	 * it at once.
	 */
	PIXELS,

	/** Stills of a film, in order, five by five in one picture. Films only. */
	STRIP

}
