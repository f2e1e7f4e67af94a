package dev.driveyard.catalogue.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CatalogueQueries;
import org.jspecify.annotations.Nullable;

/**
 * The files among which duplicates are looked for.
 *
 * @param parts at least one
 * @param minSize in bytes
 * @param maxSize in bytes, null for any
 * @param extensions without the dot; any if there are none
 */
public record DuplicateSelection(List<Part> parts, long minSize, @Nullable Long maxSize, List<String> extensions) {

	public DuplicateSelection {
		parts = List.copyOf(parts);
		extensions = List.copyOf(extensions);
	}

	/** The same files, but only those of one part. */
	public DuplicateSelection of(Part part) {
		return new DuplicateSelection(List.of(part), this.minSize, this.maxSize, this.extensions);
	}

	/**
	 * A condition on the entry {@code e} and its directory {@code d}. The signs leave the
	 * choice of an index to what it is added to.
	 */
	String restrict(List<Object> arguments) {
		StringBuilder sql = new StringBuilder(" AND e.kind = 0 AND +e.size >= ?");
		arguments.add(this.minSize);
		if (this.maxSize != null) {
			sql.append(" AND +e.size <= ?");
			arguments.add(this.maxSize);
		}
		List<String> names = new ArrayList<>();
		for (String extension : this.extensions) {
			names.add("lower(e.name) LIKE ? ESCAPE '\\'");
			arguments.add(CatalogueQueries.withExtension(extension));
		}
		sql.append(names.isEmpty() ? "" : " AND (" + String.join(" OR ", names) + ")");
		return sql.append(restrictPlace(arguments)).toString();
	}

	/** A condition on the directory {@code d}. Leaves out what lost its place. */
	String restrictPlace(List<Object> arguments) {
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
