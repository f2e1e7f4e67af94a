package dev.driveyard.server.catalogue;

import java.util.Locale;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryUuid;

/**
 * Entries as objects.
 */
final class EntryJson {

	private EntryJson() {
	}

	/**
	 * An entry.
	 * @param path the text of its address, encoded
	 */
	static JsonObject of(String type, Item item, String path, UUID library) {
		Entry entry = item.entry();
		JsonObject object = new JsonObject(type).put("id", entry.id())
			.put("uuid", EntryUuid.of(library, entry.id()).toString())
			.name("path", path)
			.word("kind", entry.stat().kind())
			.put("size", entry.stat().size())
			.fileTime("modified", entry.stat().modified())
			.fileTime("changed", entry.stat().changed())
			.put("mode", String.format(Locale.ROOT, "%04o", entry.stat().mode() & 07777))
			.put("owner", entry.stat().owner())
			.put("group", entry.stat().group())
			.put("inode", entry.stat().inode())
			.put("links", entry.stat().links())
			.name("target", entry.stat().target());
		CatalogueQueries.Totals totals = item.totals();
		if (totals != null) {
			object.put("total_bytes", totals.bytes())
				.put("total_files", totals.files())
				.put("total_directories", totals.directories());
		}
		return object;
	}

}
