package dev.driveyard.catalogue.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.driveyard.catalogue.contents.UuidBytes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The pictures of a run that looks for similar ones, in order, the best first, and which
 * of them look like a better one. What reads sees what is committed; what writes takes
 * part in the caller's transaction and can be repeated.
 */
@Repository
public class SimilarPictures {

	/** What {@link #picture} reads of the table {@code s}. */
	static final String COLUMNS = "s.place, s.content_id, s.content_uuid, s.similarity, s.width, s.height, s.size,"
			+ " s.raw, s.coloured, s.lossless, s.details, s.oldest";

	private static final int BATCH = 5000;

	private static final int MOST_IN_LIST = 500;

	private static final byte[] COLOURED = { 1 };

	private static final String DETAILS = "CASE WHEN m.taken_at IS NULL THEN 0 ELSE 1 END"
			+ " + CASE WHEN m.camera_model IS NULL THEN 0 ELSE 1 END + CASE WHEN m.lens IS NULL THEN 0 ELSE 1 END"
			+ " + CASE WHEN m.latitude IS NULL THEN 0 ELSE 1 END";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public SimilarPictures(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Puts all pictures of which it is known how they look in order.
	 */
	public void rank(long instance, DuplicateSelection selection, PictureTypeNumbers types) {
		forget(instance);
		List<Object> arguments = new ArrayList<>(List.of(instance, COLOURED));
		String raw = PictureTypeNumbers.among("e.type_id", types.raw(), arguments);
		String lossless = PictureTypeNumbers.among("e.type_id", types.lossless(), arguments);
		String files = "SELECT e.content_id AS content, min(e.modified) AS oldest, max(CASE WHEN " + raw
				+ " THEN 1 ELSE 0 END) AS raw, max(CASE WHEN " + lossless + " THEN 1 ELSE 0 END) AS lossless"
				+ " FROM entry e CROSS JOIN directory d WHERE d.id = e.parent_id AND "
				+ PictureTypeNumbers.among("e.type_id", types.all(), arguments) + selection.restrict(arguments)
				+ " GROUP BY e.content_id";
		String pictures = "SELECT c.id AS id, c.uuid AS uuid, p.similarity AS similarity, p.width AS width,"
				+ " p.height AS height, c.size AS size, x.raw AS raw,"
				+ " CASE WHEN substr(p.sketch, 1, 1) = ? THEN 1 ELSE 0 END AS coloured, x.lossless AS lossless, "
				+ DETAILS + " AS details, x.oldest AS oldest FROM (" + files
				+ ") x JOIN content_identity c ON c.id = x.content AND c.blake3 IS NOT NULL"
				+ " JOIN picture p ON p.content_uuid = c.uuid AND p.similarity IS NOT NULL AND p.sketch IS NOT NULL"
				+ " LEFT JOIN content_metadata m ON m.content_id = c.id";
		this.template.update("""
				INSERT INTO similar_picture (instance_id, place, content_id, content_uuid, similarity, width, height,
					size, raw, coloured, lossless, details, oldest)
				SELECT ?, row_number() OVER (ORDER BY q.raw DESC, CAST(q.width AS BIGINT) * q.height DESC,
					q.coloured DESC, q.lossless DESC, q.size DESC, q.details DESC, q.oldest, q.id), q.id, q.uuid,
					q.similarity, q.width, q.height, q.size, q.raw, q.coloured, q.lossless, q.details, q.oldest
				FROM (""" + pictures + ") q", arguments.toArray());
	}

	/** Forgets them. */
	public void forget(long instance) {
		this.template.update("DELETE FROM similar_picture WHERE instance_id = ?", instance);
	}

	/** How many there are. */
	public int count(long instance) {
		return this.reader.sql("SELECT count(*) FROM similar_picture WHERE instance_id = ?")
			.param(instance)
			.query(Integer.class)
			.single();
	}

	/**
	 * Tells of all of them, by place.
	 */
	public void forEach(long instance, HashConsumer consumer) {
		this.reader.sql("SELECT place, similarity, best FROM similar_picture WHERE instance_id = ? ORDER BY place")
			.param(instance)
			.query((RowCallbackHandler) (row) -> {
				boolean assigned = row.getLong(3) > 0;
				consumer.accept(row.getInt(1), row.getLong(2), assigned);
			});
	}

	/**
	 * Up to so many after a place, by place.
	 */
	public List<RankedPicture> page(long instance, long after, int size) {
		return this.reader
			.sql("SELECT " + COLUMNS
					+ " FROM similar_picture s WHERE s.instance_id = ? AND s.place > ? ORDER BY s.place LIMIT ?")
			.params(instance, after, size)
			.query((row, number) -> picture(row))
			.list();
	}

	/**
	 * The sketches of pictures, by their places.
	 */
	public Map<Integer, byte[]> sketches(long instance, Collection<Integer> places) {
		Map<Integer, byte[]> found = new HashMap<>();
		List<Integer> all = List.copyOf(places);
		for (int from = 0; from < all.size(); from += MOST_IN_LIST) {
			List<Object> arguments = new ArrayList<>(List.of(instance));
			List<Integer> some = all.subList(from, Math.min(all.size(), from + MOST_IN_LIST));
			arguments.addAll(some);
			this.reader
				.sql("SELECT s.place, p.sketch FROM similar_picture s JOIN picture p ON p.content_uuid = s.content_uuid"
						+ " WHERE s.instance_id = ? AND p.sketch IS NOT NULL AND s.place IN (?"
						+ ", ?".repeat(some.size() - 1) + ")")
				.params(arguments)
				.query((RowCallbackHandler) (row) -> found.put(row.getInt(1), row.getBytes(2)));
		}
		return found;
	}

	/**
	 * Notes which look like a better one.
	 */
	public void save(long instance, List<Likeness> found) {
		this.template.batchUpdate(
				"UPDATE similar_picture SET best = ?, distance = ?, likeness = ? WHERE instance_id = ? AND place = ?",
				found, BATCH, (statement, one) -> {
					statement.setLong(1, one.best());
					statement.setInt(2, one.distance());
					statement.setInt(3, one.likeness());
					statement.setLong(4, instance);
					statement.setLong(5, one.place());
				});
	}

	static RankedPicture picture(ResultSet row) throws SQLException {
		UUID uuid = UuidBytes.toUuid(row.getBytes(3));
		return new RankedPicture(row.getLong(1), row.getLong(2), uuid, row.getLong(4), row.getInt(5), row.getInt(6),
				row.getLong(7), row.getInt(8) == 1, row.getInt(9) == 1, row.getInt(10) == 1, row.getInt(11),
				row.getLong(12));
	}

	/**
	 * A picture that looks like a better one.
	 *
	 * @param place its own
	 * @param best the place of the better one
	 * @param distance bits in which their hashes differ
	 * @param likeness in thousandths
	 */
	public record Likeness(long place, long best, int distance, int likeness) {

	}

	/**
	 * Told of pictures.
	 */
	@FunctionalInterface
	public interface HashConsumer {

		/**
		 * Told of one.
		 * @param assigned whether it looks like a better one
		 */
		void accept(int place, long similarity, boolean assigned);

	}

}
