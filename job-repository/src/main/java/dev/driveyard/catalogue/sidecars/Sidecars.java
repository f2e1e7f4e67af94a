package dev.driveyard.catalogue.sidecars;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.driveyard.catalogue.contents.UuidBytes;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.HostDevice;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which sidecars there are in the library's folder on this machine, how contents look,
 * and of which no picture could be made.
 */
@Repository
public class Sidecars {

	private static final int BATCH = 5000;

	/** What {@link #sidecar(UUID, ResultSet, int)} reads of the table {@code s}. */
	static final String COLUMNS = "s.kind, s.variant, s.recipe, s.format, s.width, s.height, s.size, s.checksum,"
			+ " s.made";

	private static final String SELECT = "SELECT s.content_uuid, " + COLUMNS + " FROM sidecar s";

	private final JdbcTemplate template;

	private final JdbcClient reader;

	private final String device;

	public Sidecars(Library library, JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
		this.device = HostDevice.of(library).id();
	}

	/**
	 * Records sidecars that were made; of a content with a strip it is no longer known
	 * that none can be made. To be called in a transaction; the same again changes
	 * nothing.
	 */
	public void save(List<Sidecar> made) {
		this.template.batchUpdate("""
				INSERT INTO sidecar (device_id, content_uuid, kind, variant, recipe, format, width, height, size,
					checksum, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (device_id, content_uuid, kind, variant) DO UPDATE SET recipe = excluded.recipe,
					format = excluded.format, width = excluded.width, height = excluded.height,
					size = excluded.size, checksum = excluded.checksum, made = excluded.made""", made, BATCH,
				(statement, sidecar) -> {
					statement.setString(1, this.device);
					statement.setBytes(2, UuidBytes.of(sidecar.name().content()));
					statement.setInt(3, sidecar.name().kind().number());
					statement.setString(4, sidecar.name().variant());
					statement.setString(5, sidecar.recipe());
					statement.setInt(6, sidecar.format().number());
					statement.setInt(7, sidecar.width());
					statement.setInt(8, sidecar.height());
					statement.setLong(9, sidecar.size());
					statement.setBytes(10, HexFormat.of().parseHex(sidecar.checksum()));
					statement.setLong(11, sidecar.made());
				});
		List<Sidecar> strips = made.stream().filter((sidecar) -> sidecar.name().kind() == SidecarKind.STRIP).toList();
		this.template.batchUpdate("UPDATE picture SET stripless = NULL WHERE content_uuid = ?", strips, BATCH,
				(statement, strip) -> statement.setBytes(1, UuidBytes.of(strip.name().content())));
	}

	/**
	 * Records how contents look; of these it is no longer known that no picture can be
	 * made. That no strip can be made of one stays known where none was wanted this time.
	 * To be called in a transaction.
	 */
	public void saveLooks(List<PictureLook> looks) {
		this.template.batchUpdate("""
				INSERT INTO picture (content_uuid, width, height, placeholder, similarity, sketch, stripless)
				VALUES (?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (content_uuid) DO UPDATE SET width = excluded.width, height = excluded.height,
					placeholder = excluded.placeholder, similarity = excluded.similarity, sketch = excluded.sketch,
					stripless = coalesce(excluded.stripless, picture.stripless)""", looks, BATCH, (statement, look) -> {
			statement.setBytes(1, UuidBytes.of(look.content()));
			statement.setInt(2, look.width());
			statement.setInt(3, look.height());
			statement.setBytes(4, Base64.getDecoder().decode(look.placeholder()));
			statement.setObject(5, look.similarity(), Types.BIGINT);
			statement.setBytes(6, look.sketch());
			statement.setObject(7, look.stripless(), Types.INTEGER);
		});
		this.template.batchUpdate("DELETE FROM unrendered_content WHERE content_uuid = ?", looks, BATCH,
				(statement, look) -> statement.setBytes(1, UuidBytes.of(look.content())));
	}

	/**
	 * Records contents of which no picture could be made. To be called in a transaction.
	 */
	public void saveUnrendered(List<UnrenderedContent> contents) {
		this.template.batchUpdate("""
				INSERT INTO unrendered_content (content_uuid, reason, message, version, failed) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (content_uuid) DO UPDATE SET reason = excluded.reason, message = excluded.message,
					version = excluded.version, failed = excluded.failed""", contents, BATCH, (statement, content) -> {
			statement.setBytes(1, UuidBytes.of(content.content()));
			statement.setInt(2, content.reason().number());
			statement.setString(3, content.message());
			statement.setInt(4, content.version());
			statement.setLong(5, content.failed());
		});
	}

	/**
	 * The sidecars of a content, by kind and variant.
	 */
	public List<Sidecar> of(UUID content) {
		return this.reader.sql(SELECT + " WHERE s.device_id = ? AND s.content_uuid = ? ORDER BY s.kind, s.variant")
			.params(this.device, UuidBytes.of(content))
			.query((row, number) -> sidecar(row))
			.list();
	}

	/**
	 * One sidecar.
	 */
	public Optional<Sidecar> find(SidecarName name) {
		return this.reader
			.sql(SELECT + " WHERE s.device_id = ? AND s.content_uuid = ? AND s.kind = ? AND s.variant = ?")
			.params(this.device, UuidBytes.of(name.content()), name.kind().number(), name.variant())
			.query((row, number) -> sidecar(row))
			.optional();
	}

	/**
	 * All of contents whose UUID begins with a byte, by content, kind and variant.
	 */
	public List<Sidecar> withFirstByte(int first) {
		return this.reader
			.sql(SELECT + " WHERE s.device_id = ? AND s.content_uuid >= ?"
					+ (first < 255 ? " AND s.content_uuid < ?" : "") + " ORDER BY s.content_uuid, s.kind, s.variant")
			.params((first < 255) ? List.of(this.device, bytes(first), bytes(first + 1))
					: List.of(this.device, bytes(first)))
			.query((row, number) -> sidecar(row))
			.list();
	}

	/**
	 * Contents whose UUID begins with a byte, of which something is kept here though the
	 * catalogue has them no more.
	 */
	public List<UUID> goneWithFirstByte(int first) {
		String range = " t.content_uuid >= ?" + (first < 255 ? " AND t.content_uuid < ?" : "")
				+ " AND NOT EXISTS (SELECT 1 FROM content_identity c WHERE c.uuid = t.content_uuid)";
		List<byte[]> bounds = (first < 255) ? List.of(bytes(first), bytes(first + 1)) : List.of(bytes(first));
		var sql = this.reader
			.sql("SELECT t.content_uuid FROM sidecar t WHERE t.device_id = ? AND" + range
					+ " UNION SELECT t.content_uuid FROM picture t WHERE" + range
					+ " UNION SELECT t.content_uuid FROM unrendered_content t WHERE" + range + " ORDER BY 1")
			.param(this.device);
		for (int table = 0; table < 3; table++) {
			for (byte[] bound : bounds) {
				sql = sql.param(bound);
			}
		}
		return sql.query((row, number) -> UuidBytes.toUuid(row.getBytes(1))).list();
	}

	private static byte[] bytes(int first) {
		return new byte[] { (byte) first };
	}

	/**
	 * How a content looks.
	 */
	public Optional<PictureLook> lookOf(UUID content) {
		return this.reader.sql(
				"SELECT content_uuid, width, height, placeholder, similarity, stripless, sketch FROM picture WHERE content_uuid = ?")
			.param(UuidBytes.of(content))
			.query((row, number) -> look(row))
			.optional();
	}

	/**
	 * Why no picture could be made of a content; empty if none was tried, or some were
	 * made.
	 */
	public Optional<UnrenderedContent> unrendered(UUID content) {
		return this.reader.sql("SELECT reason, message, version, failed FROM unrendered_content WHERE content_uuid = ?")
			.param(UuidBytes.of(content))
			.query((row, number) -> new UnrenderedContent(content, UnrenderedReason.ofNumber(row.getInt(1)),
					row.getString(2), row.getInt(3), row.getLong(4)))
			.optional();
	}

	/**
	 * Forgets sidecars. To be called in a transaction.
	 */
	public void remove(Collection<SidecarName> names) {
		this.template.batchUpdate(
				"DELETE FROM sidecar WHERE device_id = ? AND content_uuid = ? AND kind = ? AND variant = ?", names,
				BATCH, (statement, name) -> {
					statement.setString(1, this.device);
					statement.setBytes(2, UuidBytes.of(name.content()));
					statement.setInt(3, name.kind().number());
					statement.setString(4, name.variant());
				});
	}

	/**
	 * Forgets all of contents that the catalogue has no more; those that it has again are
	 * left. To be called in a transaction.
	 */
	public void removeGone(Collection<UUID> contents) {
		for (String table : List.of("sidecar", "picture", "unrendered_content")) {
			this.template.batchUpdate("DELETE FROM " + table + " WHERE content_uuid = ?"
					+ " AND NOT EXISTS (SELECT 1 FROM content_identity c WHERE c.uuid = " + table + ".content_uuid)",
					contents, BATCH, (statement, content) -> statement.setBytes(1, UuidBytes.of(content)));
		}
	}

	private static Sidecar sidecar(ResultSet row) throws SQLException {
		return sidecar(UuidBytes.toUuid(row.getBytes(1)), row, 2);
	}

	/** One whose kind is in a column, and all else in those that follow. */
	static Sidecar sidecar(UUID content, ResultSet row, int from) throws SQLException {
		SidecarName name = new SidecarName(content, SidecarKind.ofNumber(row.getInt(from)), row.getString(from + 1));
		return new Sidecar(name, row.getString(from + 2), SidecarFormat.ofNumber(row.getInt(from + 3)),
				row.getInt(from + 4), row.getInt(from + 5), row.getLong(from + 6),
				HexFormat.of().formatHex(row.getBytes(from + 7)), row.getLong(from + 8));
	}

	private static PictureLook look(ResultSet row) throws SQLException {
		long similarity = row.getLong(5);
		Long known = row.wasNull() ? null : similarity;
		int version = row.getInt(6);
		Integer stripless = row.wasNull() ? null : version;
		return new PictureLook(UuidBytes.toUuid(row.getBytes(1)), row.getInt(2), row.getInt(3),
				Base64.getEncoder().encodeToString(row.getBytes(4)), known, row.getBytes(7), stripless);
	}

}
