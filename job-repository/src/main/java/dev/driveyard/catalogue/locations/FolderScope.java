package dev.driveyard.catalogue.locations;

import java.util.ArrayList;
import java.util.List;

/**
 * Folders with all below them.
 *
 * @param parts the folders; nothing is in scope where there are none
 */
public record FolderScope(List<Part> parts) {

	public FolderScope {
		parts = List.copyOf(parts);
	}

	/** The scope that some texts name, which {@link #texts} made. */
	public static FolderScope ofTexts(List<String> texts) {
		return new FolderScope(texts.stream().map((text) -> {
			int slash = text.indexOf('/');
			return new Part(Long.parseLong(text.substring(0, slash)), text.substring(slash + 1));
		}).toList());
	}

	/** The parts as texts: the number of the location, a slash and the path. */
	public List<String> texts() {
		return this.parts.stream().map((part) -> part.location() + "/" + part.below()).toList();
	}

	/** The same, but only of one part. */
	public FolderScope of(Part part) {
		return new FolderScope(List.of(part));
	}

	/**
	 * A condition on the directory {@code d}. Leaves out what lost its place.
	 * @param arguments added to
	 */
	public String restrict(List<Object> arguments) {
		if (this.parts.isEmpty()) {
			return " AND 1 = 0";
		}
		List<String> places = new ArrayList<>();
		for (Part part : this.parts) {
			arguments.add(part.location());
			if (part.below().isEmpty()) {
				places.add("d.location_id = ?");
			}
			else {
				places.add("d.location_id = ? AND (d.path = ? OR (d.path >= ? AND d.path < ?))");
				arguments.addAll(List.of(part.below(), part.below() + "/", part.below() + "0"));
			}
		}
		return " AND d.path NOT LIKE '//%' AND (" + String.join(" OR ", places) + ")";
	}

	/**
	 * A folder with all below it.
	 *
	 * @param below its path relative to the location's root, {@code ""} for that itself
	 */
	public record Part(long location, String below) {
	}

}
