package dev.driveyard.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import dev.driveyard.content.FullReads;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
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

	/** No rule file that people write is larger. */
	private static final int LARGEST = 1 << 20;

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
	 * @param holds whether the directory holds something of a name
	 * @param problems rule files that are not applied, and why
	 */
	static @Nullable GitIgnores in(Backend volume, @Nullable GitIgnores above, String directory,
			Predicate<String> holds, List<Children.Failure> problems) {
		boolean isRepository = holds.test(".git");
		if (above == null && !isRepository) {
			return null;
		}
		IgnoreNode node = new IgnoreNode();
		if (isRepository) {
			parse(node, volume, directory, ".git/info/exclude", problems);
		}
		if (holds.test(".gitignore")) {
			parse(node, volume, directory, ".gitignore", problems);
		}
		return new GitIgnores(isRepository ? null : above, directory, node);
	}

	/**
	 * What is in force above a directory that a walk starts in, whose repository may
	 * begin there.
	 */
	static @Nullable GitIgnores above(Backend volume, String directory, List<Children.Failure> problems) {
		int slash = directory.lastIndexOf('/');
		if (slash <= 0) {
			return null;
		}
		String parent = directory.substring(0, slash);
		return in(volume, above(volume, parent, problems), parent, (name) -> exists(volume, parent + "/" + name),
				problems);
	}

	/** A folder that can't be read has no rules. */
	private static boolean exists(Backend volume, String path) {
		try {
			volume.stat(path);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void parse(IgnoreNode node, Backend volume, String directory, String file,
			List<Children.Failure> problems) {
		int slash = file.lastIndexOf('/');
		try {
			node.parse(new ByteArrayInputStream(read(volume,
					(slash < 0) ? directory : directory + "/" + file.substring(0, slash), file.substring(slash + 1))));
		}
		catch (NoSuchFileException ex) {
			logger.debug("There are no rules {}/{}", directory, file);
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("The rules of {}/{} are not applied: {}", directory, file, ex.toString());
			problems.add(new Children.Failure(file, new IOException(ex.getMessage(), ex)));
		}
	}

	private static byte[] read(Backend volume, String directory, String name) throws IOException {
		try (OpenDirectory open = volume.open(directory)) {
			FileStat stat = open.stat(name);
			if (stat.stat().kind() != FileKind.FILE) {
				throw new IOException("it is no regular file");
			}
			try (OpenFile file = open.open(name)) {
				ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(stat.stat().size(), LARGEST) + 1);
				int length = FullReads.fill(file::read, 0, bytes);
				if (length > LARGEST) {
					throw new IOException("it has more than 1 MiB");
				}
				return Arrays.copyOf(bytes.array(), length);
			}
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
