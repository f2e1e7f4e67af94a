package dev.driveyard.catalogue.locations;

import java.util.List;

import dev.driveyard.catalogue.scan.LostAndFound;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the catalogue knows of what is in a location, removed in portions from the last
 * folder to the first: what is left is a tree at any time.
 */
@Repository
public class LocationRows {

	private static final int BATCH = 1000;

	private final JdbcTemplate template;

	private final JdbcClient reader;

	private final LostAndFound entries;

	public LocationRows(JdbcTemplate template, @Qualifier("read") JdbcClient reader, LostAndFound entries) {
		this.template = template;
		this.reader = reader;
		this.entries = entries;
	}

	/**
	 * Up to so many of the last folders, and of what they hold.
	 */
	public Portion last(long location, int folders, int most) {
		List<Long> directories = this.reader
			.sql("SELECT id FROM directory WHERE location_id = ? ORDER BY path DESC LIMIT ?")
			.params(location, folders)
			.query(Long.class)
			.list();
		List<Long> held = directories.isEmpty() ? List.of()
				: this.reader.sql("SELECT id FROM entry WHERE parent_id IN (:directories) LIMIT :most")
					.param("directories", directories)
					.param("most", most)
					.query(Long.class)
					.list();
		return new Portion(directories, held, held.size() < most);
	}

	/**
	 * Removes a portion; of folders that hold more than that, what is in it.
	 */
	public void remove(Portion portion) {
		this.entries.remove(portion.entries());
		if (portion.isWhole()) {
			this.template.batchUpdate("DELETE FROM directory WHERE id = ?", portion.directories(), BATCH,
					(statement, id) -> statement.setLong(1, id));
		}
	}

	/**
	 * Removes what is in no folder any more: the entry that a location's root is, and
	 * what lost its place.
	 */
	public void removeRest(Location location) {
		this.template.update("DELETE FROM entry WHERE parent_id = 0 AND id IN"
				+ " (SELECT entry_id FROM lost_entry WHERE location_id = ?)", location.id());
		this.template.update("DELETE FROM lost_entry WHERE location_id = ?", location.id());
		this.template.update("DELETE FROM found_entry WHERE location_id = ?", location.id());
		this.entries.remove(List.of(location.rootEntry()));
	}

	/**
	 * Some folders, and some of what they hold.
	 *
	 * @param isWhole whether that is all
	 */
	public record Portion(List<Long> directories, List<Long> entries, boolean isWhole) {

		/** Whether nothing is left. */
		public boolean isEmpty() {
			return this.directories.isEmpty();
		}

	}

}
