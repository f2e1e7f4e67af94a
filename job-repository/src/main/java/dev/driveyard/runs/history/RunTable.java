package dev.driveyard.runs.history;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table with rows of runs. Their order is that in which rows go: what is found by the
 * rows of another table goes before those.
 */
public enum RunTable {

	/** The files of an operation. */
	OPERATION_FILE("operation_id, directory, name", Owner.OPERATION),
	/** Its directories. */
	OPERATION_DIRECTORY("operation_id, number", Owner.OPERATION),
	/** Its unfinished copies. */
	OPERATION_PART("operation_id, path", Owner.OPERATION),
	/** The folders that something was trashed from. */
	OPERATION_PARENT("instance_id, path", Owner.INSTANCE),
	/** Duplicates and the files that are kept for them. */
	RECLAIM_FILE("instance_id, number", Owner.INSTANCE),
	/** What a run was asked to do. */
	OPERATION("id", Owner.INSTANCE),
	/** The files of a group. */
	DUPLICATE_MEMBER("group_id, entry_id", Owner.GROUP),
	/** What is there more than once. */
	DUPLICATE_GROUP("id", Owner.INSTANCE),
	/** What a run needed that looked for duplicates. */
	DUPLICATE_SIZE("instance_id, size", Owner.INSTANCE),
	/** The same. */
	DUPLICATE_DOUBT("instance_id, entry_id", Owner.INSTANCE),
	/** The same. */
	DUPLICATE_FOLDER("instance_id, directory_id", Owner.INSTANCE),
	/** What a run needed that looked for similar pictures. */
	SIMILAR_PICTURE("instance_id, place", Owner.INSTANCE),
	/** How two trees differ. */
	DIFFERENCE("instance_id, path", Owner.INSTANCE),
	/** What a run could not handle. */
	ISSUE("id", Owner.RUN);

	private final String key;

	private final Owner owner;

	RunTable(String key, Owner owner) {
		this.key = key;
		this.owner = owner;
	}

	/** The counts of the rows of {@code i.instance_id} in all tables, by their names. */
	static String counts() {
		return Arrays.stream(values())
			.map((table) -> "(SELECT count(*) FROM " + table.table() + " WHERE "
					+ table.owner.condition.formatted("i.instance_id") + ") AS " + table.name())
			.collect(Collectors.joining(", "));
	}

	/** The keys of up to so many rows of an instance, the two parameters. */
	String keys() {
		return "SELECT " + this.key + " FROM " + table() + " WHERE " + this.owner.condition.formatted("?") + " LIMIT ?";
	}

	/** Removes the row with a key. */
	String removal() {
		return "DELETE FROM " + table() + " WHERE " + this.key.replace(", ", " = ? AND ") + " = ?";
	}

	/** How many columns the key has. */
	int keyLength() {
		return this.key.split(", ").length;
	}

	private String table() {
		return name();
	}

	/** All of them, in their order. */
	static List<RunTable> all() {
		return List.of(values());
	}

	/**
	 * How the rows of an instance are found.
	 */
	private enum Owner {

		INSTANCE("instance_id = %s"), OPERATION("operation_id IN (SELECT id FROM operation WHERE instance_id = %s)"),
		GROUP("group_id IN (SELECT id FROM duplicate_group WHERE instance_id = %s)"),
		RUN("run_id IN (SELECT run_id FROM removed_run WHERE instance_id = %s)");

		private final String condition;

		Owner(String condition) {
			this.condition = condition;
		}

	}

}
