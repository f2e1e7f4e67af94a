package dev.driveyard.content.containment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a child sees of the file system in a sandbox, as bubblewrap is told: the JDK, the
 * system's libraries and the class path, read-only and where they always are.
 */
final class SandboxFiles {

	private static final List<String> LIBRARIES = List.of("/usr/lib", "/usr/lib64", "/usr/lib32", "/usr/libx32", "/lib",
			"/lib64", "/lib32", "/libx32", "/etc/ld.so.cache");

	/** Where some systems keep each library in a folder of its own. */
	private static final List<String> STORES = List.of("/nix/store", "/gnu/store");

	/** Under whose folders all is seen. */
	private final Set<Path> seen = new LinkedHashSet<>();

	private final Set<Path> made = new LinkedHashSet<>();

	private final List<String> options = new ArrayList<>();

	private SandboxFiles() {
	}

	static List<String> options(ChildJvm jvm, List<Path> programs) {
		SandboxFiles files = new SandboxFiles();
		LIBRARIES.forEach((place) -> files.library(Path.of(place)));
		Path home = home(jvm.java());
		STORES.stream().map(Path::of).filter(home::startsWith).forEach(files::bind);
		files.bind(home);
		outside(home).forEach(files::bind);
		programs.forEach(files::bind);
		folded(new TreeSet<>(ClassPath.files(jvm.classPath()))).forEach(files::bind);
		jvm.files().stream().filter(Files::exists).forEach(files::bind);
		return files.options;
	}

	/** A folder of which all is to be seen stands for what is in it. */
	private static Set<Path> folded(Set<Path> files) {
		Set<Path> folded = new TreeSet<>(files);
		files.stream()
			.map((file) -> file.resolveSibling(""))
			.distinct()
			.filter((folder) -> isWithin(folder, files))
			.forEach((folder) -> {
				folded.removeIf((file) -> file.startsWith(folder));
				folded.add(folder);
			});
		return folded;
	}

	private static boolean isWithin(Path folder, Set<Path> files) {
		try (Stream<Path> all = Files.list(folder)) {
			return all.allMatch(files::contains);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static Path home(Path java) {
		try {
			return java.toRealPath().resolve("../..").normalize();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void library(Path place) {
		if (Files.isSymbolicLink(place)) {
			try {
				this.options.addAll(List.of("--symlink", Files.readSymbolicLink(place).toString(), place.toString()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		else if (Files.exists(place)) {
			bind(place);
		}
	}

	private void bind(Path place) {
		if (this.seen.stream().anyMatch(place::startsWith)) {
			return;
		}
		for (int names = 1; names < place.getNameCount(); names++) {
			Path above = place.getRoot().resolve(place.subpath(0, names));
			if (this.made.add(above)) {
				this.options.addAll(List.of("--dir", above.toString()));
			}
		}
		this.seen.add(place);
		this.options.addAll(List.of("--ro-bind", place.toString(), place.toString()));
	}

	/** What links in the JDK lead to: some systems keep its settings elsewhere. */
	private static List<Path> outside(Path home) {
		List<Path> found = new ArrayList<>();
		for (String folder : List.of("conf", "lib")) {
			try (Stream<Path> files = Files.walk(home.resolve(folder), 4)) {
				files.filter(Files::isSymbolicLink).forEach((link) -> target(link, found));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return found;
	}

	/** A link that leads nowhere is of no use in the sandbox either. */
	private static void target(Path link, List<Path> found) {
		try {
			found.add(link.resolveSibling(Files.readSymbolicLink(link)).normalize());
			found.add(link.toRealPath());
		}
		catch (IOException ex) {
			if (!found.isEmpty() && !Files.exists(found.get(found.size() - 1))) {
				found.remove(found.size() - 1);
			}
		}
	}

}
