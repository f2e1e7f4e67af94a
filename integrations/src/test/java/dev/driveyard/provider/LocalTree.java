package dev.driveyard.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.FileSystemUtils;

/**
 * A folder of the local file system by encoded relative paths.
 */
public final class LocalTree {

	private final Path root;

	public LocalTree(Path root) {
		this.root = root;
	}

	/** The place of a path, with the folders above it. */
	public Path path(String relative) throws IOException {
		Path path = this.root.resolve(relative);
		Files.createDirectories(path.getParent());
		return path;
	}

	public void putFile(String path, String content) throws IOException {
		Files.writeString(path(path), content);
	}

	public void putDirectory(String path) throws IOException {
		Files.createDirectories(path(path));
	}

	public void putLink(String path, String target) throws IOException {
		Files.createSymbolicLink(path(path), Path.of(target));
	}

	public void move(String from, String to) throws IOException {
		Files.move(path(from), path(to));
	}

	public void remove(String path) throws IOException {
		FileSystemUtils.deleteRecursively(path(path));
	}

}
