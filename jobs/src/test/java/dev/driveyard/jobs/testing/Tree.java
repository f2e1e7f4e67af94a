package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.driveyard.storage.local.LocalPaths;

/**
 * A folder on disk that a test changes, by paths relative to it.
 */
public record Tree(Path root) {

	public static Tree create(Path root) {
		return new Tree(edit(() -> Files.createDirectories(root)));
	}

	public Path path(String relative) {
		return relative.isEmpty() ? this.root : LocalPaths.toPath(LocalPaths.encode(this.root) + "/" + relative);
	}

	/** Makes or rewrites a file in place. */
	public Path file(String relative, String content) {
		Path file = path(relative);
		return edit(() -> {
			Files.createDirectories(file.getParent());
			return Files.writeString(file, content);
		});
	}

	public void append(String relative, String content) {
		edit(() -> Files.writeString(path(relative), content, StandardOpenOption.APPEND));
	}

	public Path directory(String relative) {
		return edit(() -> Files.createDirectories(path(relative)));
	}

	/** As rename(2): over a file, or over an empty directory, that is there. */
	public Path move(String from, String to) {
		return edit(() -> Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE));
	}

	public void link(String from, String existing) {
		edit(() -> Files.createLink(path(from), path(existing)));
	}

	public void symlink(String from, String target) {
		edit(() -> Files.createSymbolicLink(path(from), Path.of(target)));
	}

	public void mode(String relative, String permissions) {
		edit(() -> Files.setPosixFilePermissions(path(relative), PosixFilePermissions.fromString(permissions)));
	}

	/** Replaces a file as editors do: a new one renamed over it. */
	public void replace(String relative, String content) {
		file(relative + ".tmp", content);
		move(relative + ".tmp", relative);
	}

	/** Removes a file, or a directory with all it holds. */
	public void remove(String relative) {
		try (Stream<Path> files = Files.walk(path(relative))) {
			List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
			for (Path file : deepestFirst) {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Fills a directory with so many directories of so many files each. */
	public void fill(String relative, int directories, int files) {
		for (int d = 0; d < directories; d++) {
			Path directory = directory((relative.isEmpty() ? "" : relative + "/") + String.format("d%04d", d));
			for (int f = 0; f < files; f++) {
				Path file = directory.resolve("f" + f);
				edit(() -> Files.createFile(file));
			}
		}
	}

	private static <T> T edit(Edit<T> edit) {
		try {
			return edit.apply();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private interface Edit<T> {

		T apply() throws IOException;

	}

}
