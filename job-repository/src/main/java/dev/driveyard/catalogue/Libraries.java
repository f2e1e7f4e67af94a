package dev.driveyard.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The libraries of this user: those in the XDG data folder, where a bare name leads, and
 * those made elsewhere, which a small list in that folder remembers.
 */
public final class Libraries {

	/** The library that is used when none is named. */
	public static final String DEFAULT_NAME = "default";

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
		Path base = usable ? Path.of(data) : Path.of(System.getProperty("user.home"), ".local", "share");
		return new Libraries(base.resolve("driveyard"));
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
		return this.home.resolve(name + LibraryFolder.SUFFIX);
	}

	/**
	 * Remembers a library that is not in the data folder.
	 */
	public void remember(Path folder) {
		if (folder.startsWith(this.home)) {
			return;
		}
		try {
			Files.createDirectories(this.home);
			Set<String> known = new LinkedHashSet<>(elsewhere());
			if (known.add(folder.toString())) {
				Files.write(list(), known);
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
		return Files.exists(list()) ? Files.readAllLines(list()) : List.of();
	}

	private Path list() {
		return this.home.resolve("libraries.txt");
	}

}
