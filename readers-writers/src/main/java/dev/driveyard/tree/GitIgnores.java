package dev.driveyard.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.storage.LocalPaths;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ignore files in force in one directory: its own, those of the directories above it
 * up to the repository's root, and {@code .git/info/exclude} there.
 */
final class GitIgnores {

	private static final Logger logger = LoggerFactory.getLogger(GitIgnores.class);

	private final @Nullable GitIgnores above;

	private final String directory;

	private final IgnoreNode own;

	private GitIgnores(@Nullable GitIgnores above, String directory, IgnoreNode own) {
		this.above = above;
		this.directory = directory;
		this.own = own;
	}

	/**
	 * What is in force in a directory.
	 * @param above what is in force in the one that holds it, null for none
	 * @param directory absolute and encoded
	 */
	static @Nullable GitIgnores in(@Nullable GitIgnores above, String directory) {
		Path path = LocalPaths.toPath(directory);
		boolean isRepository = Files.exists(path.resolve(".git"));
		if (above == null && !isRepository) {
			return null;
		}
		IgnoreNode node = new IgnoreNode();
		if (isRepository) {
			parse(node, path.resolve(".git/info/exclude"));
		}
		parse(node, path.resolve(".gitignore"));
		return new GitIgnores(isRepository ? null : above, directory, node);
	}

	/**
	 * What is in force in a directory that a walk starts in, whose repository may begin
	 * above it.
	 */
	static @Nullable GitIgnores from(String directory) {
		int slash = directory.lastIndexOf('/');
		GitIgnores above = (slash > 0) ? from(directory.substring(0, slash)) : null;
		return in(above, directory);
	}

	private static void parse(IgnoreNode node, Path file) {
		if (!Files.isRegularFile(file)) {
			return;
		}
		try (InputStream in = Files.newInputStream(file)) {
			node.parse(in);
		}
		catch (IOException ex) {
			logger.warn("Can't read {}: {}", file, ex.toString());
		}
	}

	boolean ignores(String absolutePath, boolean isDirectory) {
		for (GitIgnores level = this; level != null; level = level.above) {
			String relative = absolutePath.substring(level.directory.equals("/") ? 1 : level.directory.length() + 1);
			Boolean ignored = level.own.checkIgnored(relative, isDirectory);
			if (ignored != null) {
				return ignored;
			}
		}
		return false;
	}

}
