package dev.driveyard.files;

/**
 * Paths as text: names that are encoded as {@link EncodedName} says, with {@code /}
 * between them. Absolute ones begin with it, relative ones don't.
 */
public final class EncodedPaths {

	private EncodedPaths() {
	}

	/**
	 * The path above, {@code ""} for a single name.
	 */
	public static String parent(String path) {
		int slash = path.lastIndexOf('/');
		if (slash == 0) {
			return "/";
		}
		return (slash < 0) ? "" : path.substring(0, slash);
	}

	/**
	 * The last name.
	 */
	public static String name(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * A path below another; the other itself for {@code ""}.
	 */
	public static String below(String path, String relative) {
		if (relative.isEmpty()) {
			return path;
		}
		return (path.isEmpty() || path.equals("/")) ? path + relative : path + "/" + relative;
	}

	/**
	 * A path from a folder that it is within: {@code ""} for the folder itself.
	 */
	public static String relative(String path, String folder) {
		return path.equals(folder) ? "" : path.substring(folder.equals("/") ? 1 : folder.length() + 1);
	}

	/**
	 * Whether an absolute path is another one or lies below it.
	 */
	public static boolean isWithin(String path, String folder) {
		return path.equals(folder) || path.startsWith(folder.equals("/") ? "/" : folder + "/");
	}

}
