package dev.driveyard.picture;

/**
 * What a variant shows.
 */
public enum VariantShape {

	/** One picture. */
	FRAME,

	/** Stills of a film, in order, five by five in one picture. Films only. */
	STRIP

}
