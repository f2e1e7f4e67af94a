package dev.driveyard.catalogue.duplicates;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.catalogue.contents.PendingFile;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Pictures of which it is not known yet how they look.
 */
@Repository
public class UnseenPictures {

	private static final String UNSEEN = " AND NOT EXISTS (SELECT 1 FROM picture p WHERE p.content_uuid = c.uuid"
			+ " AND (p.sketch IS NOT NULL OR p.similarity IS NULL))";

	private static final String UNTRIED = " AND NOT EXISTS (SELECT 1 FROM unrendered_content f"
			+ " WHERE f.content_uuid = c.uuid AND f.version = ?)";

	private final JdbcClient reader;

	public UnseenPictures(@Qualifier("read") JdbcClient reader) {
		this.reader = reader;
	}

	/**
	 * Up to so many files with such pictures after an entry id, by id, that no version of
	 * what renders has failed at.
	 * @param version of what renders
	 */
	public List<PendingFile> pending(DuplicateSelection selection, PictureTypeNumbers types, int version, long after,
			int size) {
		List<Object> arguments = new ArrayList<>(List.of(after));
		String where = where(selection, types, arguments);
		arguments.addAll(List.of(version, size));
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + ", d.path, d.volume_id, d.inode" + where + UNTRIED
					+ " ORDER BY e.id LIMIT ?")
			.params(arguments)
			.query((row, number) -> new PendingFile(EntryRows.entry(row), row.getString(16), row.getLong(17),
					row.getLong(18)))
			.list();
	}

	/** How many pictures that are. */
	public long countPending(DuplicateSelection selection, PictureTypeNumbers types, int version) {
		List<Object> arguments = new ArrayList<>(List.of(0));
		String where = where(selection, types, arguments);
		arguments.add(version);
		return count(where + UNTRIED, arguments);
	}

	/** How many there are, whatever was tried. */
	public long count(DuplicateSelection selection, PictureTypeNumbers types) {
		List<Object> arguments = new ArrayList<>(List.of(0));
		return count(where(selection, types, arguments), arguments);
	}

	private long count(String where, List<Object> arguments) {
		return this.reader.sql("SELECT count(DISTINCT c.id)" + where).params(arguments).query(Long.class).single();
	}

	/** The join order is fixed: by entry, since answers are wanted in its order. */
	private static String where(DuplicateSelection selection, PictureTypeNumbers types, List<Object> arguments) {
		return " FROM entry e CROSS JOIN directory d CROSS JOIN content_identity c"
				+ " WHERE e.id > ? AND d.id = e.parent_id AND c.id = e.content_id AND c.blake3 IS NOT NULL AND "
				+ PictureTypeNumbers.among("e.type_id", types.all(), arguments) + selection.restrict(arguments)
				+ UNSEEN;
	}

}
