package dev.driveyard.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.local.LocalPaths;

/**
 * Makes trees and walks them.
 */
final class Trees {

	/** Directories in the order of a walk, with names that sort around a slash. */
	static final List<String> ORDER = List.of("", "!", "a", "a/b", "a/b/c", "a/b.c", "a/b0", "a b", "a.b", "a.b/x",
			"a0", "a0/y", "a0/y/z", "b", "ä", "ä/1", "😀", "😀/q");

	private Trees() {
	}

	/** Makes directories, each with a file. */
	static void make(Path root, List<String> directories) {
		try {
			for (String directory : directories) {
				Files.createDirectories(root.resolve(directory));
				Files.writeString(root.resolve(directory).resolve("file"), directory);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static TreeWalk walk(Backend volume, Path root, Rules rules, WalkOptions options) {
		try {
			String path = LocalPaths.encode(root);
			return new TreeWalk(volume, path, "", TreeWalk.startStat(volume, path), rules, options);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** All that a walk still has to give. */
	static List<Listing> rest(TreeWalk walk) {
		return take(walk, Integer.MAX_VALUE);
	}

	/** Up to so many of its listings. */
	static List<Listing> take(TreeWalk walk, int count) {
		List<Listing> listings = new ArrayList<>();
		while (listings.size() < count) {
			@Nullable Listing next = walk.next();
			if (next == null) {
				break;
			}
			listings.add(next);
		}
		return listings;
	}

	static List<String> paths(List<Listing> listings) {
		return listings.stream().map(Listing::path).toList();
	}

}
