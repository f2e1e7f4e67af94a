package dev.driveyard.jobs.operate;

/**
 * A kind of count that says where it is kept in an execution context.
 */
public interface CountKey {

	/** The name of the kind. */
	String name();

	/** Where it is kept; what is counted by name below it, after a dot. Never changes. */
	default String key() {
		return "count." + name();
	}

}
