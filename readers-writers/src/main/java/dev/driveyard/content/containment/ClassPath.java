package dev.driveyard.content.containment;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a class path is made of: the jars and folders that it names, and the jars that
 * their manifests name.
 */
final class ClassPath {

	private ClassPath() {
	}

	/** The same for a process that is in another folder. */
	static String absolute(String classPath) {
		return elements(classPath).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

	/** Those that are there, in their order. */
	static List<Path> files(String classPath) {
		return elements(classPath).flatMap((element) -> Stream.concat(Stream.of(element), named(element)))
			.filter(Files::exists)
			.distinct()
			.toList();
	}

	private static Stream<Path> elements(String classPath) {
		return Stream.of(classPath.split(File.pathSeparator))
			.map((element) -> Path.of(element.isEmpty() ? "." : element).toAbsolutePath().normalize());
	}

	private static Stream<Path> named(Path jar) {
		if (!Files.isRegularFile(jar)) {
			return Stream.empty();
		}
		try (JarFile file = new JarFile(jar.toFile(), false)) {
			Manifest manifest = file.getManifest();
			String names = (manifest != null) ? manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH)
					: null;
			return (names != null) ? Stream.of(names.strip().split("\\s+")).flatMap((name) -> resolve(jar, name))
					: Stream.empty();
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private static Stream<Path> resolve(Path jar, String name) {
		try {
			URI uri = jar.toUri().resolve(new URI(name));
			return "file".equals(uri.getScheme()) ? Stream.of(Path.of(uri).normalize()) : Stream.empty();
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return Stream.empty();
		}
	}

}
