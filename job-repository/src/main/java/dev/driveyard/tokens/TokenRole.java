package dev.driveyard.tokens;

/**
 * What the holder of a token may do; each may also do what those before it may. The names
 * are stored: they never change.
 */
public enum TokenRole {

	/** Sees everything and changes nothing. */
	VIEWER,
	/** Starts, stops and restarts runs too. */
	OPERATOR,
	/** Decides who else may do what, too. */
	ADMIN

}
