package dev.driveyard.jobs.index;

import java.util.List;
import java.util.TreeSet;

import dev.driveyard.tree.WalkSelection;

/**
 * Some folders of a location to which an index is limited.
 *
 * @param folders relative to the location's root, each without what is below it
 * @param trees the same, each with all below it
 */
record FolderSelection(List<String> folders, List<String> trees) {

	/** No limit. */
	static final FolderSelection ALL = new FolderSelection(List.of(), List.of());

	FolderSelection {
		folders = List.copyOf(folders);
		trees = List.copyOf(trees);
	}

	/** Folders below a start, which is relative to the root. */
	static FolderSelection below(String start, List<String> folders, List<String> trees) {
		String before = start.isEmpty() ? "" : start + "/";
		return new FolderSelection(folders.stream().map((path) -> below(before, start, path)).toList(),
				trees.stream().map((path) -> below(before, start, path)).toList());
	}

	private static String below(String before, String start, String path) {
		return path.isEmpty() ? start : before + path;
	}

	/**
	 * Sorted, each once.
	 * @throws IllegalArgumentException if one is no relative path
	 */
	static List<String> normal(List<String> paths) {
		for (String path : paths) {
			boolean steps = List.of(path.split("/", -1)).stream().anyMatch((name) -> name.isEmpty() || isStep(name));
			if (!path.isEmpty() && steps) {
				throw new IllegalArgumentException("'" + path + "' is no path below a folder");
			}
		}
		return List.copyOf(new TreeSet<>(paths));
	}

	private static boolean isStep(String name) {
		return name.equals(".") || name.equals("..");
	}

	boolean isAll() {
		return this.folders.isEmpty() && this.trees.isEmpty();
	}

	/** The same for a walk. */
	WalkSelection walk() {
		return isAll() ? WalkSelection.ALL : WalkSelection.of(this.folders, this.trees);
	}

}
