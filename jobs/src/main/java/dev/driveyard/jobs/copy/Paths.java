package dev.driveyard.jobs.copy;

/**
 * Absolute and relative paths as text, with {@code /} between encoded names.
 */
final class Paths {

	private Paths() {
	}

	static String parent(String path) {
		int slash = path.lastIndexOf('/');
		if (slash == 0) {
			return "/";
		}
		return (slash < 0) ? "" : path.substring(0, slash);
	}

	static String name(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** A path below another; the other itself for {@code ""}. */
	static String below(String path, String relative) {
		if (relative.isEmpty()) {
			return path;
		}
		return (path.isEmpty() || path.equals("/")) ? path + relative : path + "/" + relative;
	}

	static boolean isWithin(String path, String folder) {
		return path.equals(folder) || path.startsWith(folder.equals("/") ? "/" : folder + "/");
	}

}
