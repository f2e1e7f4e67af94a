package dev.driveyard.jobs.index;

import dev.driveyard.jobs.testing.Tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Edits a tree at random and remembers where each entry that was only renamed came from.
 */
final class RandomEdits {

	/** How many kinds of edits there are. */
	static final int KINDS = 12;

	private final Tree tree;

	/** Where the entry at a path was when it was last scanned. */
	private final Map<String, String> origins = new TreeMap<>();

	private int number;

	RandomEdits(Tree tree) {
		this.tree = tree;
	}

	/**
	 * Takes the tree as it is for what is scanned. Of a file with several names nobody
	 * can say afterwards which of them was renamed and which was removed.
	 */
	void scanned() {
		this.origins.clear();
		paths((file) -> true).stream()
			.collect(Collectors.groupingBy(this::inode))
			.values()
			.stream()
			.filter((names) -> names.size() == 1)
			.forEach((names) -> this.origins.put(names.get(0), names.get(0)));
	}

	/** Where the entries that may have been renamed, but not edited, came from. */
	Map<String, String> origins() {
		return this.origins;
	}

	/** One edit, if the tree holds what it needs. */
	void apply(Edit edit) {
		String directory = pick(directories(), edit.a());
		String target = (directory.isEmpty() ? "" : directory + "/") + name(edit.b());
		switch (edit.kind()) {
			case 0 -> create(target, () -> this.tree.file(target, "x".repeat(edit.b() % 50)));
			case 1 -> create(target, () -> this.tree.directory(target));
			case 2 -> create(target, () -> this.tree.symlink(target, "to" + edit.a()));
			case 3 -> onFile(edit.a(), (file) -> this.tree.append(file, "more"));
			case 4 -> onFile(edit.a(), this::remove);
			case 5 -> removeDirectory(edit.a());
			case 6 -> rename(any(edit.b()), target);
			case 7 -> rename(any(edit.a()), any(edit.b()));
			case 8 -> link(edit.b(), target);
			case 9 -> chmod(any(edit.a()), edit.b());
			case 10 -> onFile(edit.a(), this::replace);
			default -> swap(any(edit.a()), any(edit.b()));
		}
	}

	private String name(int seed) {
		return "n" + (seed % 7) + ((seed % 3 == 0) ? "." + this.number++ : "");
	}

	private void create(String target, Runnable creation) {
		if (!exists(target)) {
			creation.run();
			touch(target);
		}
	}

	private void remove(String path) {
		this.tree.remove(path);
		touch(path);
		below(path).forEach(this.origins::remove);
	}

	private void removeDirectory(int seed) {
		String directory = pick(directories(), seed);
		if (!directory.isEmpty()) {
			remove(directory);
		}
	}

	private void rename(@Nullable String from, @Nullable String to) {
		if (from == null || to == null || from.isEmpty() || to.isEmpty() || isWithin(to, from) || isWithin(from, to)) {
			return;
		}
		if (exists(to) && (isDirectory(from) != isDirectory(to) || (isDirectory(to) && !isEmpty(to))
				|| inode(from).equals(inode(to)))) {
			return;
		}
		move(from, to);
	}

	private void move(String from, String to) {
		this.tree.move(from, to);
		below(to).forEach(this.origins::remove);
		for (String path : below(from)) {
			this.origins.put(to + path.substring(from.length()), this.origins.remove(path));
		}
		String moved = this.origins.get(to);
		touch(from);
		touch(to);
		if (moved != null) {
			this.origins.put(to, moved);
		}
	}

	private void swap(@Nullable String one, @Nullable String other) {
		if (one == null || other == null || one.isEmpty() || other.isEmpty() || isWithin(one, other)
				|| isWithin(other, one)) {
			return;
		}
		String aside = "swap" + this.number++;
		move(one, aside);
		move(other, one);
		move(aside, other);
	}

	private void link(int seed, String target) {
		onFile(seed, (file) -> {
			if (!exists(target) && !Files.isSymbolicLink(this.tree.path(file))) {
				this.tree.link(target, file);
				touch(target);
			}
		});
	}

	private void chmod(@Nullable String path, int seed) {
		if (path != null && !Files.isSymbolicLink(this.tree.path(path))) {
			this.tree.mode(path, (seed % 2 == 0) ? "rwx------" : "rwxr-xr-x");
		}
	}

	private void replace(String file) {
		this.tree.replace(file, "replaced " + this.number++);
		touch(file);
	}

	/**
	 * An edited file, or one of several names, may be another; so may an edited folder.
	 */
	private void onFile(int seed, Consumer<String> action) {
		List<String> files = paths((file) -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
		if (!files.isEmpty()) {
			String file = pick(files, seed);
			if (!Files.isSymbolicLink(this.tree.path(file))) {
				Object inode = inode(file);
				files.stream().filter((path) -> inode(path).equals(inode)).forEach(this.origins::remove);
				action.accept(file);
			}
		}
	}

	private void touch(String path) {
		this.origins.remove(path);
		this.origins.remove(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "");
	}

	private List<String> below(String path) {
		return this.origins.keySet().stream().filter((each) -> isWithin(each, path)).toList();
	}

	private @Nullable String any(int seed) {
		List<String> all = paths((file) -> true);
		return all.isEmpty() ? null : pick(all, seed);
	}

	private List<String> directories() {
		return Stream
			.concat(Stream.of(""), paths((file) -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).stream())
			.toList();
	}

	private static String pick(List<String> from, int seed) {
		return from.get(seed % from.size());
	}

	private static boolean isWithin(String path, String folder) {
		return path.equals(folder) || path.startsWith(folder + "/");
	}

	private boolean exists(String path) {
		return Files.exists(this.tree.path(path), LinkOption.NOFOLLOW_LINKS);
	}

	private boolean isDirectory(String path) {
		return Files.isDirectory(this.tree.path(path), LinkOption.NOFOLLOW_LINKS);
	}

	private boolean isEmpty(String path) {
		return paths((file) -> file.startsWith(this.tree.path(path))).size() == 1;
	}

	private Object inode(String path) {
		try {
			return Files.getAttribute(this.tree.path(path), "unix:ino", LinkOption.NOFOLLOW_LINKS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> paths(Predicate<Path> filter) {
		try (Stream<Path> files = Files.walk(this.tree.root())) {
			return files.filter((file) -> !file.equals(this.tree.root()))
				.filter(filter)
				.map((file) -> this.tree.root().relativize(file).toString())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What to do with what, chosen anew from what the tree holds then.
	 */
	record Edit(int kind, int a, int b) {
	}

}
