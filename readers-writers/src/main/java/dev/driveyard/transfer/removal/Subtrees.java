package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Splits a tree, from its top down, into subtrees that do not overlap.
 */
final class Subtrees {

	/** A directory's children beyond these are not looked at. */
	private static final int LOOKED_AT = 100_000;

	/** Small enough that threads end at nearly the same time. */
	private static final int GROUP = 64;

	private final Backend volume;

	private final MountTable mounts;

	Subtrees(Backend volume, MountTable mounts) {
		this.volume = volume;
		this.mounts = mounts;
	}

	/**
	 * Splits until there are enough, or nothing is left to split.
	 * @param root a directory of the parent
	 */
	Queue<Group> split(String parent, FileStat above, String root, int enough) {
		Queue<Group> groups = new ArrayDeque<>(List.of(new Group(parent, above, List.of(root))));
		List<Group> whole = new ArrayList<>();
		int count = 1;
		while (count < enough && !groups.isEmpty()) {
			Group group = groups.remove();
			for (String name : group.names()) {
				List<Group> below = below(group, name);
				groups.addAll(below);
				count += below.stream().mapToInt((found) -> found.names().size()).sum();
				if (below.isEmpty()) {
					whole.add(new Group(group.parent(), group.self(), List.of(name)));
				}
			}
		}
		groups.addAll(whole);
		return groups;
	}

	private List<Group> below(Group group, String name) {
		String path = DirectoryPaths.join(group.parent(), name);
		try (WritableDirectory parent = DirectoryPaths.open(this.volume, group.parent(), group.self());
				WritableDirectory directory = parent.openDirectory(name)) {
			FileStat self = directory.self();
			if (self.device() != group.self().device() || this.mounts.isMountPoint(path)) {
				return List.of();
			}
			return groups(path, self, directories(directory));
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static List<String> directories(WritableDirectory directory) throws IOException {
		NextNames names = new NextNames(LOOKED_AT);
		List<String> directories = new ArrayList<>();
		for (int i = 0; i < LOOKED_AT; i++) {
			String name = names.next(directory);
			if (name == null) {
				break;
			}
			if (directory.stat(name).stat().kind() == FileKind.DIRECTORY) {
				directories.add(name);
			}
		}
		return directories;
	}

	private static List<Group> groups(String path, FileStat self, List<String> names) {
		List<Group> groups = new ArrayList<>();
		for (int i = 0; i < names.size(); i += GROUP) {
			groups.add(new Group(path, self, names.subList(i, Math.min(i + GROUP, names.size()))));
		}
		return groups;
	}

	/**
	 * Some subtrees of one directory.
	 *
	 * @param parent the directory's path
	 * @param self the directory
	 * @param names of the subtrees in it
	 */
	record Group(String parent, FileStat self, List<String> names) {
	}

}
