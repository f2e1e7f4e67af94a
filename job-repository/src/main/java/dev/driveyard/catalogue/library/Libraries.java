package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.failure.Failure;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.SmallFile;
import org.jspecify.annotations.Nullable;

/**
 * The libraries of this user: those in the XDG data folder, where a bare name leads, and
 * those made elsewhere, which a small list in that folder remembers.
 */
public final class Libraries {

	/** The library that is used when none is named. */
	public static final String DEFAULT_NAME = "default";

	private static final int LARGEST_LIST = 16 << 20;

	/** What the home of a user who has none is taken for; it never exists. */
	private static final Path NOWHERE = Path.of("/proc/self/no-home");

	private final Path home;

	/**
	 * @param home {@code $XDG_DATA_HOME/driveyard}
	 */
	public Libraries(Path home) {
		this.home = home;
	}

	/**
	 * The libraries of the user that runs this process, by the XDG base directory
	 * specification.
	 */
	public static Libraries ofUser() {
		String data = System.getenv("XDG_DATA_HOME");
		boolean usable = data != null && Path.of(data).isAbsolute();
		return new Libraries((usable ? Path.of(data) : homeOfUser().resolve(".local/share")).resolve("driveyard"));
	}

	/** The home in the password database; where there is none, nothing is guessed. */
	private static Path homeOfUser() {
		String home = System.getProperty("user.home", "");
		return home.startsWith("/") ? Path.of(home) : NOWHERE;
	}

	private boolean isNowhere() {
		return this.home.startsWith(NOWHERE);
	}

	/**
	 * The folder that a name or path means: a path, to which the suffix is added, if it
	 * holds a slash or ends as a library's folder does, else a name in the data folder.
	 */
	public Path folder(@Nullable String nameOrPath) {
		String name = (nameOrPath == null || nameOrPath.isBlank()) ? DEFAULT_NAME : nameOrPath;
		if (name.contains("/") || name.endsWith(LibraryFolder.SUFFIX)) {
			Path path = Path.of(name).toAbsolutePath().normalize();
			boolean complete = path.toString().endsWith(LibraryFolder.SUFFIX)
					|| Files.exists(path.resolve("library.json"));
			return complete ? path : path.resolveSibling(path.getFileName() + LibraryFolder.SUFFIX);
		}
		if (isNowhere()) {
			throw new CatalogueException(Failure.of(FailureCode.NO_HOME,
					"This user has no home, so there is no place for the library '" + name + "'."));
		}
		return this.home.resolve(name + LibraryFolder.SUFFIX);
	}

	/**
	 * Closes the folder of libraries to all but its owner.
	 */
	public void protect() {
		try {
			if (Files.isDirectory(this.home)) {
				LibraryAccess.OWNER.secure(this.home.toRealPath(), LibraryAccess.OWNER.folderMode());
			}
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't keep " + this.home + " for its owner alone: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Whether a folder is one in the data folder, which only its owner can reach.
	 */
	public boolean isPrivate(Path folder) {
		return folder.startsWith(this.home);
	}

	/**
	 * Remembers a library that is not in the data folder.
	 */
	public void remember(Path folder) {
		if (folder.startsWith(this.home) || isNowhere()) {
			return;
		}
		try {
			LibraryAccess.OWNER.createFolders(this.home);
			Set<String> known = new LinkedHashSet<>(elsewhere());
			if (known.add(folder.toString())) {
				LibraryAccess.OWNER.write(list(), String.join("\n", known) + "\n", LibraryAccess.OWNER.fileMode());
			}
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't write " + list() + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * The folders of all libraries that still exist, sorted.
	 */
	public List<Path> all() {
		try (Stream<Path> here = Files.isDirectory(this.home) ? Files.list(this.home) : Stream.empty()) {
			return Stream.concat(here, elsewhere().stream().map(Path::of))
				.filter((folder) -> Files.isRegularFile(folder.resolve("library.json")))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new CatalogueException("Can't read " + this.home + ": " + ex.getMessage(), ex);
		}
	}

	private List<String> elsewhere() throws IOException {
		if (!Files.isRegularFile(list(), LinkOption.NOFOLLOW_LINKS)) {
			return List.of();
		}
		return new String(SmallFile.read(list(), LARGEST_LIST), StandardCharsets.UTF_8).lines().toList();
	}

	private Path list() {
		return this.home.resolve("libraries.txt");
	}

}
