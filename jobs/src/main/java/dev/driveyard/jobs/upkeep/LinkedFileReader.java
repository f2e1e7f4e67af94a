package dev.driveyard.jobs.upkeep;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.database.Dialect;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the files of locations that have several names, one item for each file, by volume
 * and inode. Each execution starts with the first: names that came or went since an
 * earlier one change sums that it had made already.
 */
final class LinkedFileReader implements ItemReader<LinkedFile> {

	private static final int PAGE = 1000;

	private final JdbcClient reader;

	private final Deque<Long> locations = new ArrayDeque<>();

	private final String sql;

	private final Deque<LinkedFile> page = new ArrayDeque<>();

	private long pageVolume;

	private long pageInode;

	LinkedFileReader(JdbcClient reader, Dialect dialect) {
		this.reader = reader;
		this.sql = "SELECT e.volume_id, e.inode, max(e.size), " + dialect.joinNumbers("e.parent_id")
				+ " FROM entry e JOIN directory d ON d.id = e.parent_id"
				+ " WHERE e.links > 1 AND e.kind = 0 AND d.location_id = ? AND (e.volume_id, e.inode) > (?, ?)"
				+ " GROUP BY e.volume_id, e.inode ORDER BY e.volume_id, e.inode LIMIT ?";
	}

	/**
	 * Begins anew. Where no directory changed, the sums hold and there is nothing to
	 * read.
	 * @return the locations among these where there is
	 */
	List<Long> begin(List<Long> among) {
		this.page.clear();
		this.locations.clear();
		this.locations.addAll(among.stream().filter(this::isNeeded).toList());
		this.pageVolume = 0;
		this.pageInode = 0;
		return List.copyOf(this.locations);
	}

	private boolean isNeeded(long location) {
		return this.reader
			.sql("SELECT count(*) FROM (SELECT 1 FROM directory WHERE location_id = ? AND dirty = 1 LIMIT 1) d")
			.param(location)
			.query(Integer.class)
			.single() > 0;
	}

	@Override
	public @Nullable LinkedFile read() {
		while (this.page.isEmpty() && !this.locations.isEmpty()) {
			this.page.addAll(fetch(this.locations.element()));
			if (this.page.isEmpty()) {
				this.locations.remove();
				this.pageVolume = 0;
				this.pageInode = 0;
			}
		}
		return this.page.poll();
	}

	private List<LinkedFile> fetch(long location) {
		List<LinkedFile> files = this.reader.sql(this.sql)
			.params(location, this.pageVolume, this.pageInode, PAGE)
			.query((row, number) -> new LinkedFile(row.getLong(1), row.getLong(2), row.getLong(3),
					numbers(row.getString(4))))
			.list();
		if (!files.isEmpty()) {
			this.pageVolume = files.get(files.size() - 1).volume();
			this.pageInode = files.get(files.size() - 1).inode();
		}
		return files;
	}

	private static Set<Long> numbers(String joined) {
		return Arrays.stream(joined.split(",")).map(Long::valueOf).collect(Collectors.toSet());
	}

}
