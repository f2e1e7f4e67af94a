package dev.driveyard.jobs.testing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold in the rows of every library after a run that completed, computed from
 * the entries alone.
 */
public final class Consistency {

	private final JdbcClient client;

	private final Map<Long, Entry> entries = new HashMap<>();

	private final Map<Long, Long> locationOfRoot = new HashMap<>();

	private final Map<Long, Sums> own = new HashMap<>();

	private final Map<Long, Sums> tree = new HashMap<>();

	private final Map<Long, Map<String, Long>> linked = new HashMap<>();

	public Consistency(JdbcClient client) {
		this.client = client;
	}

	public void check() {
		this.client.sql("SELECT " + EntryRows.COLUMNS + " FROM entry e")
			.query((row, number) -> EntryRows.entry(row))
			.list()
			.forEach((entry) -> this.entries.put(entry.id(), entry));
		this.client.sql("SELECT root_entry_id, id FROM location")
			.query((row, number) -> this.locationOfRoot.put(row.getLong(1), row.getLong(2)))
			.list();
		for (String table : List.of("lost_entry", "found_entry")) {
			Assertions.assertThat(this.client.sql("SELECT * FROM " + table).query().listOfRows()).as(table).isEmpty();
		}
		this.entries.values().forEach(this::checkParent);
		this.entries.values().forEach(this::sum);
		Set<Long> visited = new HashSet<>();
		this.client.sql("SELECT * FROM directory").query().listOfRows().forEach((row) -> visited.add(checkRow(row)));
		Assertions.assertThat(visited).as("directories").containsAll(this.locationOfRoot.keySet());
	}

	private void checkParent(Entry entry) {
		if (entry.parent() == null) {
			Assertions.assertThat(this.locationOfRoot).as("roots").containsKey(entry.id());
			return;
		}
		Entry parent = this.entries.get(entry.parent());
		if (parent == null || parent.stat().kind() != FileKind.DIRECTORY) {
			Assertions.fail("The parent of %s is %s", entry, parent);
		}
	}

	private void sum(Entry entry) {
		FileAttributes stat = entry.stat();
		boolean file = stat.kind() == FileKind.FILE;
		boolean directory = stat.kind() == FileKind.DIRECTORY;
		long bytes = (file && stat.links() <= 1) ? stat.size() : 0;
		Sums one = new Sums(bytes, directory ? 0 : 1, directory ? 1 : 0);
		Long at = entry.parent();
		if (at != null) {
			this.own.merge(at, one, Sums::plus);
		}
		while (at != null) {
			this.tree.merge(at, one, Sums::plus);
			if (file && stat.links() > 1) {
				this.linked.computeIfAbsent(at, (id) -> new HashMap<>())
					.put(entry.volume() + ":" + stat.inode(), stat.size());
			}
			at = Objects.requireNonNull(this.entries.get(at)).parent();
		}
	}

	private long checkRow(Map<String, Object> row) {
		long id = number(row, "id");
		Entry entry = this.entries.get(id);
		Assertions.assertThat(entry).as("entry of %s", row).isNotNull();
		Map<String, Object> expected = new HashMap<>();
		String path = path(Objects.requireNonNull(entry));
		expected.put("path", path);
		expected.put("kind", FileKind.DIRECTORY);
		expected.put("parent_id", entry.parent());
		expected.put("location_id", this.locationOfRoot.get(root(entry)));
		expected.put("depth", path.isEmpty() ? 0L : path.chars().filter((c) -> c == '/').count() + 1);
		expected.put("inode", entry.stat().inode());
		expected.put("volume_id", entry.volume());
		expected.put("own", this.own.getOrDefault(id, Sums.NONE));
		expected.put("tree", this.tree.getOrDefault(id, Sums.NONE));
		expected.put("linked_bytes",
				this.linked.getOrDefault(id, Map.of()).values().stream().mapToLong(Long::longValue).sum());
		expected.put("dirty", 0L);
		Map<String, Object> actual = new HashMap<>();
		actual.put("path", row.get("path"));
		actual.put("kind", entry.stat().kind());
		actual.put("own", Sums.of(row, "own"));
		actual.put("tree", Sums.of(row, "tree"));
		for (String column : List.of("location_id", "depth", "inode", "volume_id", "linked_bytes", "dirty")) {
			actual.put(column, number(row, column));
		}
		actual.put("parent_id", (row.get("parent_id") != null) ? number(row, "parent_id") : null);
		if (!actual.equals(expected)) {
			Assertions.assertThat(actual).as("directory %s", path).isEqualTo(expected);
		}
		return id;
	}

	private String path(Entry entry) {
		Entry parent = parent(entry);
		if (parent == null) {
			return "";
		}
		String above = path(parent);
		return above.isEmpty() ? entry.name() : above + "/" + entry.name();
	}

	private long root(Entry entry) {
		Entry parent = parent(entry);
		return (parent == null) ? entry.id() : root(parent);
	}

	private @Nullable Entry parent(Entry entry) {
		return (entry.parent() == null) ? null : this.entries.get(entry.parent());
	}

	private static long number(Map<String, Object> row, String column) {
		return ((Number) Objects.requireNonNull(row.get(column))).longValue();
	}

	/**
	 * Bytes of files with one name, entries that are no directories, and directories.
	 */
	private record Sums(long bytes, long files, long directories) {

		static final Sums NONE = new Sums(0, 0, 0);

		static Sums of(Map<String, Object> row, String prefix) {
			return new Sums(number(row, prefix + "_bytes"), number(row, prefix + "_files"),
					number(row, prefix + "_directories"));
		}

		Sums plus(Sums other) {
			return new Sums(this.bytes + other.bytes, this.files + other.files, this.directories + other.directories);
		}

	}

}
