package dev.driveyard.tree;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which directories of a tree a walk comes to. To come to one it also lists those above
 * it.
 */
public final class WalkSelection {

	/** All of them. */
	public static final WalkSelection ALL = new WalkSelection(Set.of(), Set.of(), true);

	private final Set<String> listed;

	private final Set<String> trees;

	private final boolean all;

	private WalkSelection(Set<String> listed, Set<String> trees, boolean all) {
		this.listed = listed;
		this.trees = trees;
		this.all = all;
	}

	/**
	 * Some directories, by their paths below the location's root.
	 * @param folders without the directories that they hold
	 * @param trees with all below them
	 */
	public static WalkSelection of(Collection<String> folders, Collection<String> trees) {
		Set<String> listed = new HashSet<>();
		folders.forEach((path) -> addWay(listed, path));
		trees.forEach((path) -> addWay(listed, path));
		return new WalkSelection(listed, Set.copyOf(trees), false);
	}

	private static void addWay(Set<String> listed, String path) {
		String at = path;
		while (listed.add(at) && !at.isEmpty()) {
			at = parent(at);
		}
	}

	private static String parent(String path) {
		int slash = path.lastIndexOf('/');
		return (slash < 0) ? "" : path.substring(0, slash);
	}

	/** Whether the walk comes to a directory. */
	boolean contains(String path) {
		return this.all || this.listed.contains(path) || isInTree(path);
	}

	private boolean isInTree(String path) {
		String at = path;
		while (!at.isEmpty() && !this.trees.contains(at)) {
			at = parent(at);
		}
		return this.trees.contains(at);
	}

}
