package dev.driveyard.jobs.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that a library knows of its locations, by absolute path.
 *
 * @param totals of the directories that a scan has visited
 */
public record Catalogue(Map<String, Entry> entries, Map<String, Totals> totals) {

	public static Catalogue read(JdbcClient client) {
		Map<Long, Entry> byId = new HashMap<>();
		client.sql("SELECT " + EntryRows.COLUMNS + " FROM entry e")
			.query((row, number) -> EntryRows.entry(row))
			.list()
			.forEach((entry) -> byId.put(entry.id(), entry));
		Map<Long, String> paths = new HashMap<>();
		client.sql("SELECT root_entry_id, root FROM location")
			.query((row, number) -> paths.put(row.getLong(1), row.getString(2)))
			.list();
		Map<String, Entry> entries = new TreeMap<>();
		byId.values().forEach((entry) -> entries.put(path(entry, byId, paths), entry));
		Map<String, Totals> totals = new TreeMap<>();
		client.sql("SELECT id, tree_bytes + linked_bytes, tree_files, tree_directories FROM directory")
			.query((row, number) -> totals.put(Objects.requireNonNullElse(paths.get(row.getLong(1)), "?"),
					new Totals(row.getLong(2), row.getLong(3), row.getLong(4))))
			.list();
		return new Catalogue(entries, totals);
	}

	private static String path(Entry entry, Map<Long, Entry> byId, Map<Long, String> paths) {
		String known = paths.get(entry.id());
		if (known != null) {
			return known;
		}
		Entry parent = byId.get(entry.parent());
		String path = ((parent != null) ? path(parent, byId, paths) : "lost:" + entry.parent()) + "/" + entry.name();
		paths.put(entry.id(), path);
		return path;
	}

	/** What is compared with another library's: all but ids and contents. */
	public Map<String, Object> facts() {
		Map<String, Object> facts = new TreeMap<>();
		this.entries.forEach((path, entry) -> facts.put(path, entry.stat()));
		this.totals.forEach((path, sums) -> facts.put(path + " total", sums));
		return facts;
	}

	/** The first few paths where another says something else. */
	public List<String> differences(Catalogue other) {
		Map<String, Object> mine = facts();
		Map<String, Object> others = other.facts();
		Set<String> paths = new TreeSet<>(mine.keySet());
		paths.addAll(others.keySet());
		return paths.stream()
			.filter((path) -> !Objects.equals(mine.get(path), others.get(path)))
			.map((path) -> path + ": " + mine.get(path) + " but fresh " + others.get(path))
			.limit(10)
			.toList();
	}

	public @Nullable Entry find(Path path) {
		return this.entries.get(LocalPaths.encode(path));
	}

	public Entry at(Path path) {
		return Objects.requireNonNull(find(path), () -> path + " is not in " + this.entries.keySet());
	}

	public Totals totalsOf(Path path) {
		return Objects.requireNonNull(this.totals.get(LocalPaths.encode(path)), () -> "No directory " + path);
	}

	/**
	 * The sums of all below a directory.
	 */
	public record Totals(long bytes, long files, long directories) {
	}

}
