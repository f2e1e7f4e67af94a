package dev.driveyard.content.containment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A class path that every user can read. Where the program is in a folder that is closed
 * to others, as root's home is, its classes are copied to a temporary folder that all may
 * read, once for each process; the folder is removed as the process ends.
 */
final class PublicClassPath {

	private static final Map<String, String> COPIES = new ConcurrentHashMap<>();

	private PublicClassPath() {
	}

	static String of(String classPath) {
		List<Path> files = ClassPath.files(classPath);
		return files.stream().allMatch(PublicClassPath::isPublic) ? classPath
				: COPIES.computeIfAbsent(classPath, (wanted) -> copy(files));
	}

	private static boolean isPublic(Path file) {
		try {
			boolean readable = has(file, PosixFilePermission.OTHERS_READ);
			for (Path above = file.getParent(); above != null && readable; above = above.getParent()) {
				readable = has(above, PosixFilePermission.OTHERS_EXECUTE);
			}
			return readable;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean has(Path file, PosixFilePermission permission) throws IOException {
		return Files.getPosixFilePermissions(file).contains(permission);
	}

	private static String copy(List<Path> files) {
		try {
			Path folder = Files.createTempDirectory("driveyard-child-");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "child-classes"));
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
			List<String> copies = new ArrayList<>();
			for (Path file : files) {
				Path copy = folder.resolve(copies.size() + "-" + file.getFileName());
				copyAll(file, copy);
				copies.add(copy.toString());
			}
			return String.join(File.pathSeparator, copies);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copyAll(Path from, Path to) throws IOException {
		List<Path> all;
		try (Stream<Path> walk = Files.walk(from)) {
			all = walk.toList();
		}
		for (Path file : all) {
			Path copy = to.resolve(from.relativize(file).toString());
			if (Files.isDirectory(file)) {
				Files.createDirectories(copy);
				Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
			}
			else {
				Files.copy(file, copy);
				Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
			}
		}
	}

	/** Whatever can't be removed is left to whoever clears temporary folders. */
	private static void remove(Path folder) {
		try (Stream<Path> walk = Files.walk(folder)) {
			walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
		}
		catch (IOException ex) {
			// it is gone
		}
	}

}
