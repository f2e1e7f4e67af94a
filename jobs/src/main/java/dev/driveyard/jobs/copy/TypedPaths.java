package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.MissingPathException;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.transfer.removal.DirectoryPaths;

/**
 * Sources and a destination as somebody typed them. A slash, {@code .} or {@code ..} at
 * the end says that a folder is meant.
 *
 * @param sources absolute, their parents resolved
 * @param destination absolute
 * @param exact whether the destination is the new path of the source, even if there is a
 * folder
 * @param folder whether the destination is a folder that is made if there is none
 */
record TypedPaths(List<String> sources, String destination, boolean exact, boolean folder) {

	/**
	 * Understands them.
	 * @throws IllegalArgumentException if they make no sense together
	 * @throws MissingPathException if a folder that one of them is in is not there
	 */
	static TypedPaths of(List<String> sources, String destination, boolean exact, boolean move,
			VolumeRegistry volumes) {
		if (sources.isEmpty()) {
			throw new IllegalArgumentException("At least one source is needed");
		}
		if (destination.isEmpty() || sources.contains("")) {
			throw new IllegalArgumentException("An empty path names nothing");
		}
		boolean contents = sources.stream().anyMatch(TypedPaths::isContents);
		requireContentsAlone(sources, contents, move);
		List<String> resolved = sources.stream().map((source) -> source(source, volumes)).distinct().toList();
		volumes.requireHere(destination, "nothing can be copied to it");
		boolean slash = isFolder(destination);
		String target = destination(destination);
		if (slash) {
			requireFolderOrNothing(destination, target);
			requireFolders(resolved, exact, destination);
		}
		return new TypedPaths(resolved, target, exact || contents, slash && !exact && !contents);
	}

	/** As {@code cp} has it: what the folder holds goes into the destination. */
	private static boolean isContents(String path) {
		return path.equals(".") || path.equals("..") || path.endsWith("/.") || path.endsWith("/..");
	}

	private static boolean isFolder(String path) {
		return path.endsWith("/") || isContents(path);
	}

	private static void requireContentsAlone(List<String> sources, boolean contents, boolean move) {
		if (contents && move) {
			throw new IllegalArgumentException("A folder can't be moved by the names . and ..: name it itself");
		}
		if (contents && sources.size() > 1) {
			throw new IllegalArgumentException(
					"What ends with . or .. stands for all that the folder holds: name it as the only source");
		}
	}

	/** A path of another volume is looked at when it is planned. */
	private static String source(String typed, VolumeRegistry volumes) {
		return volumes.parse(typed).map(volumes::text).orElseGet(() -> source(typed));
	}

	private static String source(String typed) {
		String path = withoutSlashes(typed);
		try {
			String resolved = DirectoryPaths.resolve(path);
			Path found = LocalPaths.toPath(resolved);
			if (!Files.exists(found, LinkOption.NOFOLLOW_LINKS)) {
				return resolved; // a run that is gone on with may have moved it
			}
			if (isFolder(typed) && Files.isSymbolicLink(found) && Files.isDirectory(found)) {
				throw new IllegalArgumentException(Plan.display(typed) + " is a link with a slash after it."
						+ " Name the link without the slash, or the folder that it leads to: "
						+ Plan.display(LocalPaths.encode(found.toRealPath())));
			}
			if (isFolder(typed) && !Files.isDirectory(found)) {
				throw new IllegalArgumentException(Plan.display(typed) + " is not a folder, but ends like one");
			}
			return resolved;
		}
		catch (NoSuchFileException ex) {
			throw new MissingPathException(Plan.display(path) + " does not exist.", ex);
		}
		catch (IOException ex) {
			throw new MissingPathException(Plan.display(path) + " can't be reached: " + Messages.of(ex), ex);
		}
	}

	/** A link at the destination leads to the folder that it points to. */
	private static String destination(String typed) {
		String path = withoutSlashes(typed);
		try {
			return LocalPaths.encode(LocalPaths.toPath(path).toRealPath());
		}
		catch (IOException ex) {
			return missing(typed, path);
		}
	}

	private static String missing(String typed, String path) {
		String named = path;
		while (isContents(named) && named.endsWith("/.")) {
			named = withoutSlashes(named.substring(0, named.length() - 1));
		}
		try {
			return DirectoryPaths.resolve(named);
		}
		catch (NoSuchFileException ex) {
			throw new MissingPathException(
					"The folder that " + Plan.display(typed) + " would be in does not exist. Make it first.", ex);
		}
		catch (IOException ex) {
			throw new MissingPathException(Plan.display(typed) + " can't be reached: " + Messages.of(ex), ex);
		}
	}

	private static void requireFolderOrNothing(String typed, String target) {
		Path path = LocalPaths.toPath(target);
		if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
			throw new IllegalArgumentException(Plan.display(typed) + " is not a folder, but ends like one");
		}
	}

	private static void requireFolders(List<String> sources, boolean exact, String destination) {
		if (exact && !Files.isDirectory(LocalPaths.toPath(sources.get(0)), LinkOption.NOFOLLOW_LINKS)) {
			throw new IllegalArgumentException("With -T, " + Plan.display(destination) + " would be the new path of "
					+ Plan.display(sources.get(0)) + ", which is no folder. Leave the slash or -T away");
		}
	}

	private static String withoutSlashes(String path) {
		int end = path.length();
		while (end > 1 && path.charAt(end - 1) == '/') {
			end--;
		}
		return path.substring(0, end);
	}

}
