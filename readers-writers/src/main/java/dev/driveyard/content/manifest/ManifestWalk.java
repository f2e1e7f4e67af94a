package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

import dev.driveyard.catalogue.EntryName;
import dev.driveyard.storage.LocalPaths;

/**
 * The regular files below a folder, in the order of their bytes; links are left out.
 */
final class ManifestWalk {

	private ManifestWalk() {
	}

	/**
	 * Shows each file with its path relative to the folder.
	 * @param prefix what the paths begin with, {@code ""} for nothing
	 */
	static void each(Path folder, String prefix, BiConsumer<String, Path> action) throws IOException {
		List<Child> children = new ArrayList<>();
		try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
			paths.forEach((path) -> children.add(new Child(path)));
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		children.sort((a, b) -> Arrays.compareUnsigned(a.bytes, b.bytes));
		for (Child child : children) {
			String path = prefix.isEmpty() ? child.name : prefix + "/" + child.name;
			if (Files.isDirectory(child.path, LinkOption.NOFOLLOW_LINKS)) {
				each(child.path, path, action);
			}
			else if (Files.isRegularFile(child.path, LinkOption.NOFOLLOW_LINKS)) {
				action.accept(path, child.path);
			}
		}
	}

	private static final class Child {

		private final Path path;

		private final String name;

		private final byte[] bytes;

		Child(Path path) {
			this.path = path;
			this.name = LocalPaths.encode(path.getFileName());
			this.bytes = EntryName.encode(this.name);
		}

	}

}
