package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.driveyard.content.Blake3;
import dev.driveyard.storage.local.LocalPaths;

/**
 * All that a tree holds, read by the JDK alone: for each relative path the kind, mode,
 * owner, times, size, hash, target and attributes, and which names are one file.
 */
public final class TreeSnapshot {

	private TreeSnapshot() {
	}

	/** The facts of everything below a folder, by encoded relative path. */
	public static SortedMap<String, String> of(Path root) {
		SortedMap<String, String> facts = new TreeMap<>();
		Map<String, String> firstNames = new HashMap<>();
		try (Stream<Path> walk = Files.walk(root)) {
			walk.sorted().forEach((path) -> {
				String name = LocalPaths.encode(root.relativize(path));
				facts.put(name, describe(path, name, firstNames));
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return facts;
	}

	private static String describe(Path path, String name, Map<String, String> firstNames) {
		try {
			Map<String, Object> unix = Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS);
			StringBuilder text = new StringBuilder().append(Integer.toOctalString(number(unix, "mode")))
				.append(' ')
				.append(unix.get("uid"))
				.append(' ')
				.append(unix.get("lastModifiedTime"));
			if (Files.isSymbolicLink(path)) {
				return text.append(" -> ").append(LocalPaths.encode(Files.readSymbolicLink(path))).toString();
			}
			if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
				byte[] bytes = Files.readAllBytes(path);
				text.append(' ').append(bytes.length).append(' ').append(Blake3.hash(bytes));
				if (number(unix, "nlink") > 1) {
					text.append(" = ")
						.append(firstNames.computeIfAbsent(String.valueOf(unix.get("ino")), (inode) -> name));
				}
			}
			return text.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int number(Map<String, Object> attributes, String name) {
		return ((Number) Objects.requireNonNull(attributes.get(name))).intValue();
	}

}
