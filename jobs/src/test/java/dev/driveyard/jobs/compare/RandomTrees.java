package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two trees that are alike, made by chance, and how they differ to somebody who looks at
 * all of both.
 */
final class RandomTrees {

	private static final String[] NAMES = { "a", "b", "a.b", "c d", "e\u0301", "\u00e9", "a-", "a0" };

	private static final Instant THEN = Instant.parse("2024-03-01T12:00:00Z");

	private final Random random;

	private final Path folder;

	private final Path a;

	private final Path b;

	RandomTrees(long seed, Path folder) throws IOException {
		this.random = new Random(seed);
		this.folder = folder;
		this.a = Files.createDirectory(folder.resolve("a"));
		this.b = Files.createDirectory(folder.resolve("b"));
		for (int number = this.random.nextInt(30); number > 0; number--) {
			add();
		}
	}

	/** That of both. */
	Path folder() {
		return this.folder;
	}

	Path a() {
		return this.a;
	}

	Path b() {
		return this.b;
	}

	private void add() throws IOException {
		String path = path();
		byte[] bytes = new byte[this.random.nextInt(4)];
		this.random.nextBytes(bytes);
		boolean link = this.random.nextInt(8) == 0;
		int where = this.random.nextInt(10);
		if (where != 0) {
			make(this.a, path, link, bytes);
		}
		if (where != 1) {
			byte[] other = (where < 4) ? new byte[] { 1, (byte) where } : bytes;
			make(this.b, (where == 9) ? path() : path, link != (where == 8), other);
		}
	}

	private String path() {
		StringBuilder path = new StringBuilder(name());
		for (int depth = this.random.nextInt(4); depth > 0; depth--) {
			path.append('/').append(name());
		}
		return path.toString();
	}

	private String name() {
		return NAMES[this.random.nextInt(NAMES.length)];
	}

	/** What is in the way stays. */
	private void make(Path root, String relative, boolean link, byte[] bytes) throws IOException {
		Path above = root;
		String[] names = relative.split("/");
		for (int depth = 0; depth < names.length - 1; depth++) {
			above = above.resolve(names[depth]);
			if (!Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
				Files.createDirectory(above);
			}
			if (!Files.isDirectory(above, LinkOption.NOFOLLOW_LINKS)) {
				return;
			}
		}
		Path path = root.resolve(relative);
		if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		if (link) {
			Files.createSymbolicLink(path, Path.of(name()));
		}
		else {
			Files.write(path, bytes);
			Files.setLastModifiedTime(path, FileTime.from(THEN.plusSeconds(this.random.nextInt(2))));
		}
	}

	/**
	 * How they differ: each path with a mark of its own.
	 * @param byBytes whether bytes are compared, else times
	 */
	Map<String, String> differences(boolean byBytes) throws IOException {
		Map<String, String> differences = new TreeMap<>();
		Set<String> ofA = paths(this.a);
		Set<String> ofB = paths(this.b);
		for (String path : ofA) {
			if (!ofB.contains(path)) {
				differences.put(path, "-");
			}
			else if (!isSame(this.a.resolve(path), this.b.resolve(path), byBytes)) {
				differences.put(path, "*");
			}
		}
		ofB.stream().filter((path) -> !ofA.contains(path)).forEach((path) -> differences.put(path, "+"));
		return differences;
	}

	/** Whether both have a folder of a path, with no link on the way. */
	boolean areFolders(String path) throws IOException {
		return path.isEmpty() || (paths(this.a).contains(path) && paths(this.b).contains(path)
				&& Files.isDirectory(this.a.resolve(path), LinkOption.NOFOLLOW_LINKS)
				&& Files.isDirectory(this.b.resolve(path), LinkOption.NOFOLLOW_LINKS));
	}

	private static Set<String> paths(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			Set<String> paths = new TreeSet<>();
			files.filter((path) -> !path.equals(root)).forEach((path) -> paths.add(root.relativize(path).toString()));
			return paths;
		}
	}

	private static boolean isSame(Path one, Path other, boolean byBytes) throws IOException {
		if (Files.isSymbolicLink(one) || Files.isSymbolicLink(other)) {
			return Files.isSymbolicLink(one) && Files.isSymbolicLink(other)
					&& Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
		}
		if (Files.isDirectory(one) || Files.isDirectory(other)) {
			return Files.isDirectory(one) && Files.isDirectory(other);
		}
		return byBytes ? Arrays.equals(Files.readAllBytes(one), Files.readAllBytes(other))
				: Files.size(one) == Files.size(other)
						&& Files.getLastModifiedTime(one).equals(Files.getLastModifiedTime(other));
	}

}
