package dev.driveyard.catalogue.library;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A library as an object for programs.
 */
public final class LibraryObject {

	private LibraryObject() {
	}

	/** What it says of itself. */
	public static Map<String, Object> of(Library library) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", "library");
		map.put("name", library.name());
		map.put("id", library.id().toString());
		map.put("folder", library.folder().toString());
		map.put("description", library.description());
		map.put("created", library.created().toString());
		String url = library.database().url();
		map.put("database", (url != null) ? url : "sqlite");
		String group = library.access().group();
		if (group != null) {
			map.put("shared_with", group);
		}
		return map;
	}

	/** The same, with how much it holds and who uses it. */
	public static Map<String, Object> of(Library library, LibraryCounts counts) {
		Map<String, Object> map = of(library);
		map.putAll(counts.all());
		map.put("in_use_by", LibraryLock.holder(library));
		return map;
	}

}
