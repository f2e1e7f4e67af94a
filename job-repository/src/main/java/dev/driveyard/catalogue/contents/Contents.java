package dev.driveyard.catalogue.contents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What files hold, and which entries hold it.
 */
@Repository
public class Contents {

	private static final int BATCH = 5000;

	private static final String COLUMNS = "c.id, c.uuid, c.size, c.blake3, c.cas_id";

	/** The join order is fixed: by entry, since answers are wanted in its order. */
	private static final String PENDING = " FROM entry e CROSS JOIN directory d"
			+ " WHERE d.id = e.parent_id AND e.id > ? AND e.kind = 0 AND e.size > 0"
			+ " AND d.location_id = ? AND d.depth < ?";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public Contents(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Up to so many files after an entry id, by id, whose content is not known as is
	 * wanted.
	 */
	public List<PendingFile> pending(Scope scope, HashKind wanted, long after, int size) {
		List<Object> arguments = new ArrayList<>();
		String where = where(scope, wanted, after, arguments);
		arguments.add(size);
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + ", d.path, d.volume_id, d.inode" + where + " ORDER BY e.id LIMIT ?")
			.params(arguments)
			.query((row, number) -> new PendingFile(EntryRows.entry(row), row.getString(16), row.getLong(17),
					row.getLong(18)))
			.list();
	}

	private static String where(Scope scope, HashKind wanted, long after, List<Object> arguments) {
		arguments.addAll(List.of(after, scope.location(), scope.depthEnd()));
		return PENDING + scope.restrict(arguments) + " AND (e.content_id IS NULL" + lacking(wanted) + ")";
	}

	private static String lacking(HashKind wanted) {
		return switch (wanted) {
			case FULL -> " OR e.content_id IN (SELECT id FROM content_identity WHERE blake3 IS NULL)";
			case SAMPLED -> "";
			case BOTH -> " OR e.content_id IN (SELECT id FROM content_identity WHERE blake3 IS NULL OR cas_id IS NULL)";
		};
	}

	/**
	 * How much there is to find out.
	 */
	public Amount amountPending(Scope scope, HashKind wanted) {
		List<Object> arguments = new ArrayList<>();
		return this.reader.sql("SELECT count(*), coalesce(sum(e.size), 0)" + where(scope, wanted, 0, arguments))
			.params(arguments)
			.query((row, number) -> new Amount(row.getLong(1), row.getLong(2)))
			.single();
	}

	/**
	 * Records what files hold. To be called in a transaction; the same again changes
	 * nothing.
	 */
	public void save(List<Identified> files) {
		Map<UUID, Identified> contents = new LinkedHashMap<>();
		files.forEach((file) -> contents.putIfAbsent(file.uuid(), file));
		insert(contents.values());
		this.template
			.batchUpdate(
					"UPDATE entry SET content_id = (SELECT id FROM content_identity WHERE uuid = ? AND size = ?),"
							+ " type_id = NULL, claimed_type_id = NULL WHERE id = ?",
					files, BATCH, (statement, file) -> {
						statement.setBytes(1, UuidBytes.of(file.uuid()));
						statement.setLong(2, file.stat().size());
						statement.setLong(3, file.file().id());
					});
		files.stream().filter(Identified::edited).forEach(this::edit);
	}

	/**
	 * Adds the sample to a content that has none. To be called in a transaction.
	 */
	public void addSample(long content, byte[] casId) {
		this.template.update("UPDATE content_identity SET cas_id = ? WHERE id = ? AND cas_id IS NULL", casId, content);
	}

	private void insert(Collection<Identified> contents) {
		this.template.batchUpdate("""
				INSERT INTO content_identity (uuid, size, blake3, cas_id) VALUES (?, ?, ?, ?)
				ON CONFLICT (uuid) DO UPDATE SET cas_id = excluded.cas_id
				WHERE content_identity.cas_id IS NULL AND excluded.cas_id IS NOT NULL""", contents, BATCH,
				(statement, file) -> {
					statement.setBytes(1, UuidBytes.of(file.uuid()));
					statement.setLong(2, file.stat().size());
					statement.setBytes(3, file.blake3());
					statement.setBytes(4, file.casId());
				});
	}

	/** A file that was edited since the scan: what is said of it and above it. */
	private void edit(Identified file) {
		FileAttributes stat = file.stat();
		this.template.update(
				"UPDATE entry SET size = ?, modified = ?, changed = ?, mode = ?, owner = ?, owner_group = ?, links = ? WHERE id = ?",
				stat.size(), stat.modified(), stat.changed(), stat.mode(), stat.owner(), stat.group(), stat.links(),
				file.file().id());
		boolean single = stat.links() == 1 && file.file().stat().links() == 1;
		long more = single ? stat.size() - file.file().stat().size() : 0;
		this.template.update(
				"UPDATE directory SET own_bytes = own_bytes + ?, listing = NULL,"
						+ " dirty = CASE WHEN dirty = 1 THEN 1 ELSE ? END WHERE id = ?",
				more, single ? 0 : 1, file.file().parent());
		this.template.update("""
				WITH RECURSIVE up (id, parent_id) AS (SELECT id, parent_id FROM directory WHERE id = ?
					UNION ALL SELECT d.id, d.parent_id FROM directory d JOIN up ON d.id = up.parent_id)
				UPDATE directory SET tree_bytes = tree_bytes + ? WHERE id IN (SELECT id FROM up)""",
				file.file().parent(), more);
	}

	/**
	 * Up to so many contents after an id, by id, that no entry holds.
	 */
	public List<Long> unused(long after, int size) {
		return this.reader
			.sql("SELECT c.id FROM content_identity c WHERE c.id > ?"
					+ " AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.content_id = c.id) ORDER BY c.id LIMIT ?")
			.params(after, size)
			.query(Long.class)
			.list();
	}

	/**
	 * Removes contents that no entry holds; those that one holds again are left.
	 */
	public void remove(List<? extends Long> contents) {
		this.template.batchUpdate(
				"DELETE FROM content_identity WHERE id = ?"
						+ " AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.content_id = content_identity.id)",
				contents, BATCH, (statement, id) -> statement.setLong(1, id));
		this.template.batchUpdate(
				"DELETE FROM content_metadata WHERE content_id = ?"
						+ " AND NOT EXISTS (SELECT 1 FROM content_identity c WHERE c.id = content_metadata.content_id)",
				contents, BATCH, (statement, id) -> statement.setLong(1, id));
	}

	/**
	 * One content.
	 */
	public Optional<ContentIdentity> find(long id) {
		return this.reader.sql("SELECT " + COLUMNS + " FROM content_identity c WHERE c.id = ?")
			.param(id)
			.query((row, number) -> content(row))
			.optional();
	}

	/**
	 * The content with a UUID.
	 */
	public Optional<ContentIdentity> find(UUID uuid) {
		return this.reader.sql("SELECT " + COLUMNS + " FROM content_identity c WHERE c.uuid = ?")
			.param(UuidBytes.of(uuid))
			.query((row, number) -> content(row))
			.optional();
	}

	/**
	 * What an entry holds, where that is known.
	 */
	public Optional<ContentIdentity> ofEntry(long entry) {
		return this.reader
			.sql("SELECT " + COLUMNS + " FROM entry e JOIN content_identity c ON c.id = e.content_id WHERE e.id = ?")
			.param(entry)
			.query((row, number) -> content(row))
			.optional();
	}

	/**
	 * What a file with several names holds, if it was read by another name and has not
	 * changed since.
	 */
	public Optional<ContentIdentity> ofOtherName(Entry entry, HashKind wanted) {
		FileAttributes stat = entry.stat();
		return this.reader
			.sql("SELECT " + COLUMNS + " FROM entry e JOIN content_identity c ON c.id = e.content_id"
					+ " WHERE e.volume_id = ? AND e.inode = ? AND e.kind = 0 AND e.links > 1 AND e.id <> ?"
					+ " AND e.size = ? AND e.modified = ? AND e.changed = ? AND e.links = ?" + having(wanted)
					+ " ORDER BY e.id LIMIT 1")
			.params(entry.volume(), stat.inode(), entry.id(), stat.size(), stat.modified(), stat.changed(),
					stat.links())
			.query((row, number) -> content(row))
			.optional();
	}

	private static String having(HashKind wanted) {
		return (wanted.full() ? " AND c.blake3 IS NOT NULL" : "")
				+ (wanted.sample() ? " AND c.cas_id IS NOT NULL" : "");
	}

	/**
	 * Up to so many entries that hold a content, after an entry id, by id.
	 */
	public List<FoundItem> sharing(long content, long afterEntry, int size) {
		return this.reader
			.sql(CatalogueQueries.PLACED + " WHERE e.content_id = ? AND e.id > ?" + CatalogueQueries.IN_PLACE
					+ " ORDER BY e.id LIMIT ?")
			.params(content, afterEntry, size)
			.query(CatalogueQueries::foundItem)
			.list();
	}

	/**
	 * How many entries hold a content.
	 */
	public long countSharing(long content) {
		return this.reader
			.sql("SELECT count(*) FROM entry e JOIN directory p ON p.id = e.parent_id WHERE e.content_id = ?"
					+ CatalogueQueries.IN_PLACE)
			.param(content)
			.query(Long.class)
			.single();
	}

	private static ContentIdentity content(ResultSet row) throws SQLException {
		return new ContentIdentity(row.getLong(1), UuidBytes.toUuid(row.getBytes(2)), row.getLong(3),
				hex(row.getBytes(4)), hex(row.getBytes(5)));
	}

	private static @Nullable String hex(byte @Nullable [] hash) {
		return (hash != null) ? HexFormat.of().formatHex(hash) : null;
	}

	/**
	 * The part of a location that is looked at.
	 *
	 * @param below the relative path of a directory, {@code ""} for the root
	 * @param depthEnd the depth of the first directories that are not looked into
	 */
	public record Scope(long location, String below, int depthEnd) {

		/** A condition on the directory {@code d}, with its arguments. */
		String restrict(List<Object> arguments) {
			if (this.below.isEmpty()) {
				return "";
			}
			arguments.addAll(List.of(this.below, this.below + "/", this.below + "0"));
			return " AND (d.path = ? OR (d.path >= ? AND d.path < ?))";
		}

	}

	/**
	 * Files, and their sizes summed.
	 */
	public record Amount(long files, long bytes) {
	}

}
