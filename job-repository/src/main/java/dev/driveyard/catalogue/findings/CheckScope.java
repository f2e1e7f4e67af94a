package dev.driveyard.catalogue.findings;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a validation looks at.
 *
 * @param parts at least one; they don't overlap
 */
public record CheckScope(List<Part> parts) {

	public CheckScope {
		parts = List.copyOf(parts);
	}

	/** A condition on the directory {@code d} and the entry {@code e} in it. */
	String restrict(List<Object> arguments) {
		List<String> conditions = new ArrayList<>();
		this.parts.forEach((part) -> conditions.add("(d.location_id = ?" + part.restrict(arguments) + ")"));
		return "(" + String.join(" OR ", conditions) + ")";
	}

	/**
	 * A condition on the entry {@code e}, the directory {@code d} that it is in, and the
	 * directory {@code o} that it is itself.
	 */
	String restrictEntries(List<Object> arguments) {
		List<String> conditions = new ArrayList<>();
		for (Part part : this.parts) {
			conditions.add("(d.location_id = ?" + part.restrict(arguments) + ")");
			if (part.name() == null) {
				conditions.add("(o.location_id = ? AND o.path = ?)");
				arguments.addAll(List.of(part.location(), part.below()));
			}
		}
		return "(" + String.join(" OR ", conditions) + ")";
	}

	/** A condition on the column {@code path} of findings. */
	String restrictPaths(String column, List<Object> arguments) {
		List<String> conditions = new ArrayList<>();
		for (Part part : this.parts) {
			String path = part.absolute();
			String below = path.equals("/") ? "" : path;
			conditions.add("(" + column + " = ? OR (" + column + " >= ? AND " + column + " < ?))");
			arguments.addAll(List.of(path, below + "/", below + "0"));
		}
		return "(" + String.join(" OR ", conditions) + ")";
	}

	/**
	 * A folder of a location with all below it, or one entry.
	 *
	 * @param root of the location
	 * @param below relative path of a directory, {@code ""} for the root
	 * @param name the only entry of that directory to look at; null for all
	 */
	public record Part(long location, String root, String below, @Nullable String name) {

		/** The condition without the location. */
		String restrict(List<Object> arguments) {
			arguments.add(this.location);
			if (this.name != null) {
				arguments.addAll(List.of(this.below, this.name));
				return " AND d.path = ? AND e.name = ?";
			}
			return restrictDirectory(arguments);
		}

		/** The condition on a directory alone; the location is an argument already. */
		String restrictDirectory(List<Object> arguments) {
			if (this.name != null) {
				arguments.add(this.below);
				return " AND d.path = ?";
			}
			if (this.below.isEmpty()) {
				return "";
			}
			arguments.addAll(List.of(this.below, this.below + "/", this.below + "0"));
			return " AND (d.path = ? OR (d.path >= ? AND d.path < ?))";
		}

		/** The absolute path. */
		public String absolute() {
			String folder = join(this.root, this.below);
			return (this.name != null) ? join(folder, this.name) : folder;
		}

		private static String join(String folder, String relative) {
			if (relative.isEmpty()) {
				return folder;
			}
			return folder.equals("/") ? "/" + relative : folder + "/" + relative;
		}

	}

}
