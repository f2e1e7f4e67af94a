package dev.driveyard.catalogue.sidecars;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.catalogue.contents.PendingFile;
import dev.driveyard.catalogue.contents.UuidBytes;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.catalogue.locations.HostDevice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which contents are to have sidecars, and which files hold them.
 */
@Repository
public class PictureContents {

	/** Also those of which it is known that none can be made, for a version. */
	private static final String FAILED = "EXISTS (SELECT 1 FROM unrendered_content f WHERE f.content_uuid = c.uuid"
			+ " AND f.version = ? AND f.failed >= ?)";

	/** Those that can have no strip, for a version. */
	private static final String STRIPLESS = "EXISTS (SELECT 1 FROM picture p WHERE p.content_uuid = c.uuid"
			+ " AND p.stripless = ?)";

	private final JdbcClient reader;

	private final String device;

	public PictureContents(Library library, @Qualifier("read") JdbcClient reader) {
		this.reader = reader;
		this.device = HostDevice.of(library).id();
	}

	/**
	 * The media types that the catalogue knows, with their numbers.
	 */
	public Map<String, Long> types() {
		Map<String, Long> types = new LinkedHashMap<>();
		this.reader.sql("SELECT name, id FROM media_type ORDER BY name")
			.query((RowCallbackHandler) (row) -> types.put(row.getString(1), row.getLong(2)));
		return types;
	}

	/**
	 * Up to so many contents after one, by number, that a file in a scope holds.
	 */
	public List<PictureContent> page(FolderScope scope, PictureSelection selection, long after, int size) {
		if (selection.types().isEmpty()) {
			return List.of();
		}
		List<Object> arguments = new ArrayList<>(selection.films());
		arguments.addAll(List.of(selection.version(), selection.version(), selection.since(), after));
		arguments.addAll(selection.types());
		String where = scope.restrict(arguments);
		arguments.addAll(List.of(size, this.device, selection.since()));
		Map<Long, PictureContent> found = new LinkedHashMap<>();
		this.reader
			.sql("SELECT p.id, p.uuid, p.film, p.failed, " + Sidecars.COLUMNS
					+ " FROM (SELECT c.id AS id, c.uuid AS uuid, "
					+ "CASE WHEN EXISTS (SELECT 1 FROM entry f WHERE f.content_id = c.id AND "
					+ among("f.type_id", selection.films()) + ") AND NOT " + STRIPLESS + " THEN 1 ELSE 0 END AS film, "
					+ "CASE WHEN " + FAILED + " THEN 1 ELSE 0 END AS failed"
					+ " FROM content_identity c WHERE c.id > ? AND c.blake3 IS NOT NULL AND EXISTS (SELECT 1"
					+ " FROM entry e CROSS JOIN directory d WHERE d.id = e.parent_id AND e.content_id = c.id"
					+ " AND e.kind = 0 AND " + among("e.type_id", selection.types()) + where
					+ ") ORDER BY c.id LIMIT ?) p LEFT JOIN sidecar s ON s.device_id = ? AND s.content_uuid = p.uuid"
					+ " AND s.made >= ? ORDER BY p.id")
			.params(arguments)
			.query((RowCallbackHandler) (row) -> add(row, selection, found));
		return List.copyOf(found.values());
	}

	private static void add(ResultSet row, PictureSelection selection, Map<Long, PictureContent> found)
			throws SQLException {
		long id = row.getLong(1);
		PictureContent known = found.get(id);
		List<Sidecar> sidecars = (known != null) ? new ArrayList<>(known.sidecars()) : new ArrayList<>();
		UUID uuid = UuidBytes.toUuid(row.getBytes(2));
		String variant = row.getString(6);
		if (variant != null) {
			Sidecar sidecar = Sidecars.sidecar(uuid, row, 5);
			if (selection.variants().contains(new WantedVariant(sidecar.name().kind(), variant, sidecar.recipe()))) {
				sidecars.add(sidecar);
			}
		}
		long strips = (row.getInt(3) == 1) ? selection.strips().size() : 0;
		found.put(id, new PictureContent(id, uuid, selection.stills().size(), strips, row.getInt(4) == 1, sidecars));
	}

	/**
	 * Up to so many files after an entry id, by id, whose content lacks something that it
	 * is to have.
	 */
	public List<PendingFile> pending(FolderScope scope, PictureSelection selection, long after, int size) {
		if (selection.types().isEmpty()) {
			return List.of();
		}
		List<Object> arguments = new ArrayList<>();
		String where = where(scope, selection, after, arguments);
		arguments.add(size);
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + ", d.path, d.volume_id, d.inode" + where + " ORDER BY e.id LIMIT ?")
			.params(arguments)
			.query((row, number) -> new PendingFile(EntryRows.entry(row), row.getString(16), row.getLong(17),
					row.getLong(18)))
			.list();
	}

	/**
	 * How many contents of a scope lack something that they are to have.
	 */
	public long countPending(FolderScope scope, PictureSelection selection) {
		if (selection.types().isEmpty()) {
			return 0;
		}
		List<Object> arguments = new ArrayList<>();
		return this.reader.sql("SELECT count(DISTINCT c.id)" + where(scope, selection, 0, arguments))
			.params(arguments)
			.query(Long.class)
			.single();
	}

	/** The join order is fixed: by entry, since answers are wanted in its order. */
	private String where(FolderScope scope, PictureSelection selection, long after, List<Object> arguments) {
		arguments.add(after);
		arguments.addAll(selection.types());
		String place = scope.restrict(arguments);
		String stills = lacking(selection, selection.stills(), arguments);
		arguments.addAll(selection.films());
		arguments.add(selection.version());
		String strips = lacking(selection, selection.strips(), arguments);
		arguments.addAll(List.of(selection.version(), selection.since()));
		return " FROM entry e CROSS JOIN directory d CROSS JOIN content_identity c"
				+ " WHERE e.id > ? AND e.kind = 0 AND d.id = e.parent_id AND c.id = e.content_id"
				+ " AND c.blake3 IS NOT NULL AND " + among("e.type_id", selection.types()) + place + " AND (" + stills
				+ " OR (" + among("e.type_id", selection.films()) + " AND NOT " + STRIPLESS + " AND " + strips
				+ ")) AND NOT " + FAILED;
	}

	/** Whether a content lacks one of some variants. */
	private String lacking(PictureSelection selection, List<WantedVariant> variants, List<Object> arguments) {
		if (variants.isEmpty()) {
			return "(1 = 0)";
		}
		arguments.addAll(List.of(this.device, selection.since()));
		List<String> wanted = new ArrayList<>();
		for (WantedVariant variant : variants) {
			wanted.add("(s.kind = ? AND s.variant = ? AND s.recipe = ?)");
			arguments.addAll(List.of(variant.kind().number(), variant.variant(), variant.recipe()));
		}
		arguments.add(variants.size());
		return "(SELECT count(*) FROM sidecar s WHERE s.device_id = ? AND s.content_uuid = c.uuid AND s.made >= ? AND ("
				+ String.join(" OR ", wanted) + ")) < ?";
	}

	/** A condition: whether a column has one of some numbers, which are its arguments. */
	public static String among(String column, List<Long> numbers) {
		return numbers.isEmpty() ? "(1 = 0)"
				: "coalesce(" + column + " IN (?" + ", ?".repeat(numbers.size() - 1) + "), 1 = 0)";
	}

	/**
	 * Up to so many files of a scope that have a sidecar, after one, by folder and name.
	 * @param after null for the first
	 */
	public List<ShownFile> shown(FolderScope scope, SidecarKind kind, String variant, @Nullable ShownFile after,
			int size) {
		List<Object> arguments = new ArrayList<>(List.of(this.device, kind.number(), variant));
		String place = scope.restrict(arguments);
		if (after != null) {
			arguments.addAll(List.of(after.location(), after.folder(), after.name()));
		}
		arguments.add(size);
		return this.reader
			.sql("SELECT d.location_id, d.path, e.name, e.size, e.modified, m.taken_at, p.width, p.height, c.uuid, "
					+ Sidecars.COLUMNS + " FROM entry e JOIN directory d ON d.id = e.parent_id"
					+ " JOIN content_identity c ON c.id = e.content_id"
					+ " JOIN sidecar s ON s.content_uuid = c.uuid AND s.device_id = ? AND s.kind = ? AND s.variant = ?"
					+ " JOIN picture p ON p.content_uuid = c.uuid"
					+ " LEFT JOIN content_metadata m ON m.content_id = c.id WHERE e.kind = 0" + place
					+ ((after != null) ? " AND (d.location_id, d.path, e.name) > (?, ?, ?)" : "")
					+ " ORDER BY d.location_id, d.path, e.name LIMIT ?")
			.params(arguments)
			.query((row, number) -> {
				long taken = row.getLong(6);
				Long known = row.wasNull() ? null : taken;
				return new ShownFile(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5),
						known, row.getInt(7), row.getInt(8),
						Sidecars.sidecar(UuidBytes.toUuid(row.getBytes(9)), row, 10));
			})
			.list();
	}

	/**
	 * The UUIDs of some contents, by their numbers.
	 */
	public Map<Long, UUID> uuids(Collection<Long> contents) {
		Map<Long, UUID> found = new HashMap<>();
		List<Long> all = List.copyOf(contents);
		for (int from = 0; from < all.size(); from += 500) {
			List<Long> some = all.subList(from, Math.min(all.size(), from + 500));
			this.reader
				.sql("SELECT id, uuid FROM content_identity WHERE id IN (?" + ", ?".repeat(some.size() - 1) + ")")
				.params(some)
				.query((RowCallbackHandler) (row) -> found.put(row.getLong(1), UuidBytes.toUuid(row.getBytes(2))));
		}
		return found;
	}

}
