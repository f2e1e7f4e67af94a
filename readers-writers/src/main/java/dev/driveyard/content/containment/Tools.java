package dev.driveyard.content.containment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that contain a child, looked for where the system keeps its own: the
 * user's search path counts for nothing.
 *
 * @param names those that may be used
 */
record Tools(List<String> names) {

	static final Tools ALL = new Tools(List.of("sh", "bwrap", "setpriv", "unshare"));

	private static final List<String> PLACES = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

	Optional<String> find(String name) {
		Stream<String> places = this.names.contains(name) ? PLACES.stream() : Stream.empty();
		return places.map((place) -> place + "/" + name)
			.filter((file) -> Files.isExecutable(Path.of(file)))
			.findFirst();
	}

	boolean have(String... wanted) {
		return Stream.of(wanted).allMatch((name) -> find(name).isPresent());
	}

	String get(String name) {
		return find(name).orElseThrow();
	}

	/** Whether this process is the super-user's. */
	static boolean isRoot() {
		try {
			return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
		}
		catch (IOException | UnsupportedOperationException | IllegalArgumentException ex) {
			return false;
		}
	}

}
