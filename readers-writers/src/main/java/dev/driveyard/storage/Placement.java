package dev.driveyard.storage;

/**
 * Whether a file shares its bytes with others on the medium (reflinks, clones,
 * snapshots), and where they lie.
 *
 * @param key where they lie, and on which file system; empty if they are not all shared
 */
public record Placement(State state, String key) {

	/** The system does not tell, or the file system can't share bytes. */
	public static final Placement UNKNOWN = new Placement(State.UNKNOWN, "");

	/** Some of its bytes at least are its own. */
	public static final Placement OWN = new Placement(State.OWN, "");

	/**
	 * The placement of a file all of whose bytes are shared.
	 */
	public static Placement shared(String key) {
		return new Placement(State.SHARED, key);
	}

	/**
	 * Whether two files of one size are one copy on the medium. Says nothing if either is
	 * not known.
	 */
	public boolean isSameAs(Placement other) {
		return this.state == State.SHARED && equals(other);
	}

	/**
	 * What is known.
	 */
	public enum State {

		/** Nothing. */
		UNKNOWN,
		/** Some of its bytes are its own. */
		OWN,
		/** All of its bytes belong to other files, too. */
		SHARED

	}

}
