package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of one directory before. What is not known yet is asked anew: it may
 * have come since. For one thread at a time.
 */
final class KnownNames {

	private Set<String> listed = Set.of();

	private Set<Long> files = Set.of();

	private Collection<String> others = List.of();

	private Map<Long, List<String>> byFile = Map.of();

	/** Whether the directory lists this very name. */
	boolean lists(WritableDirectory target, String name) throws IOException {
		if (!this.listed.contains(name)) {
			Set<String> names = new HashSet<>();
			target.eachName(names::add);
			this.listed = names;
		}
		return this.listed.contains(name);
	}

	/** Whether one of the names that the directory lists is a file's. */
	boolean listsFile(WritableDirectory target, FileStat file) throws IOException {
		if (!this.files.contains(file.stat().inode())) {
			Set<Long> inodes = new HashSet<>();
			for (String name : this.listed) {
				FileStat found = target.find(name);
				if (found != null && found.device() == file.device()) {
					inodes.add(found.stat().inode());
				}
			}
			this.files = inodes;
		}
		return this.files.contains(file.stat().inode());
	}

	/** Another of some names that leads to what was found; null if there is none. */
	@SuppressWarnings("ReferenceEquality") // the same list is known, a longer one is not
	@Nullable String alias(WritableDirectory target, FileStat found, Collection<String> names) throws IOException {
		if (this.others != names || !this.byFile.containsKey(found.stat().inode())) {
			this.others = names;
			this.byFile = byFile(target, names);
		}
		for (String name : this.byFile.getOrDefault(found.stat().inode(), List.of())) {
			FileStat other = name.equals(found.name()) ? null : target.find(name);
			if (other != null && other.sameFile(found)) {
				return name;
			}
		}
		return null;
	}

	private static Map<Long, List<String>> byFile(WritableDirectory target, Collection<String> names)
			throws IOException {
		Map<Long, List<String>> found = new HashMap<>();
		for (String name : names) {
			FileStat stat = target.find(name);
			if (stat != null) {
				found.computeIfAbsent(stat.stat().inode(), (inode) -> new ArrayList<>(1)).add(name);
			}
		}
		return found;
	}

}
