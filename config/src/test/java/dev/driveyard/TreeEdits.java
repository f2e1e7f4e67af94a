package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Changes a tree at random: the same seed on the same tree makes the same changes.
 */
final class TreeEdits {

	private static final int FOLDERS = 30;

	private static final int FILES = 6;

	private final Path tree;

	private final Random random;

	private int made;

	TreeEdits(Path tree, Random random) {
		this.tree = tree;
		this.random = random;
	}

	/** Fills it. The folders that are made now stay. */
	void fill() throws IOException {
		for (int folder = 0; folder < FOLDERS; folder++) {
			Path path = Files.createDirectories(this.tree.resolve("folder" + folder));
			for (int file = 0; file < FILES; file++) {
				write(path.resolve("file" + file));
			}
		}
	}

	/** One of the folders that stay. */
	Path folder() {
		return this.tree.resolve("folder" + this.random.nextInt(FOLDERS));
	}

	private void write(Path file) throws IOException {
		byte[] content = new byte[this.random.nextInt(3000)];
		this.random.nextBytes(content);
		Files.write(file, content);
	}

	/** Makes, changes, moves or removes something. */
	void next() throws IOException {
		Path folder = folder();
		switch (this.random.nextInt(6)) {
			case 0 -> write(folder.resolve("made" + this.made++));
			case 1 -> grow(folder.resolve("grown" + this.made++));
			case 2 -> rewrite(folder);
			case 3 -> move(folder, folder());
			case 4 -> remove(folder);
			default -> Files.createSymbolicLink(folder.resolve("link" + this.made++), Path.of("file0"));
		}
	}

	private void grow(Path sub) throws IOException {
		Files.createDirectories(sub.resolve("deep"));
		write(sub.resolve("deep/one"));
		write(sub.resolve("two"));
	}

	/** Without what a run may be at work on. */
	private static List<Path> children(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> {
				String name = file.getFileName().toString();
				return !name.startsWith(".") && !name.startsWith("copy");
			}).sorted().toList();
		}
	}

	private void rewrite(Path folder) throws IOException {
		for (Path child : children(folder)) {
			if (Files.isRegularFile(child) && this.random.nextBoolean()) {
				write(child);
			}
		}
	}

	private void move(Path from, Path to) throws IOException {
		List<Path> children = children(from);
		if (!children.isEmpty()) {
			Files.move(children.get(this.random.nextInt(children.size())), to.resolve("moved" + this.made++));
		}
	}

	private void remove(Path folder) throws IOException {
		List<Path> children = children(folder);
		if (children.isEmpty()) {
			return;
		}
		try (Stream<Path> below = Files.walk(children.get(this.random.nextInt(children.size())))) {
			for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
