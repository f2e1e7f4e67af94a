package dev.driveyard.catalogue.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.locations.FolderScope.Part;
import org.jspecify.annotations.Nullable;

/**
 * The files among which duplicates are looked for.
 *
 * @param scope the folders
 * @param minSize in bytes
 * @param maxSize in bytes, null for any
 * @param extensions without the dot; any if there are none
 */
public record DuplicateSelection(FolderScope scope, long minSize, @Nullable Long maxSize, List<String> extensions) {

	public DuplicateSelection {
		extensions = List.copyOf(extensions);
	}

	/** The same files, but only those of one part. */
	public DuplicateSelection of(Part part) {
		return new DuplicateSelection(this.scope.of(part), this.minSize, this.maxSize, this.extensions);
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
		return this.scope.restrict(arguments);
	}

}
