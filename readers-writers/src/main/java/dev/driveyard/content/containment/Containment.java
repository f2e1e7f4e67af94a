package dev.driveyard.content.containment;

import java.util.List;

/**
 * How well the children of this process are contained.
 *
 * @param level what was reached
 * @param missing what a higher level would add and what can be done for it, in words for
 * people; empty if nothing is missing
 */
public record Containment(Level level, List<String> missing) {

	public Containment {
		missing = List.copyOf(missing);
	}

	/**
	 * Finds out by starting a child as the others are started. It is done once for each
	 * process, and not at all if a child runs already; it takes as long as a JVM takes to
	 * start.
	 */
	public static Containment find() {
		return Containments.current().find();
	}

	/**
	 * What a child may do, from little to all; each level has what the ones after it
	 * have, unless {@link Containment#missing} says otherwise. At all levels a child gets
	 * no environment and no open files but its three pipes.
	 */
	public enum Level {

		/**
		 * It sees no file but those of the JDK and its own, read-only, no network and no
		 * other process, and has no privileges.
		 */
		SANDBOX,

		/** It reads what every user can read. It has no network, and no privileges. */
		NO_NETWORK,

		/** It is another user, who owns nothing and has no privileges. */
		OTHER_USER,

		/** It has the rights of this process. Memory, time, and files are limited. */
		LIMITED,

		/** It has the rights of this process, and no limits but those of its heap. */
		NONE

	}

}
