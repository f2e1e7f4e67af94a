package dev.driveyard.catalogue.contents;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.catalogue.contents.Contents.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What files are, and what they say of themselves.
 */
@Repository
public class Analyses {

	private static final int BATCH = 5000;

	/**
	 * Only what has its content, or none to have. The join order is fixed: by entry,
	 * since answers are wanted in its order.
	 */
	private static final String PENDING = " FROM entry e CROSS JOIN directory d"
			+ " LEFT JOIN content_identity c ON c.id = e.content_id LEFT JOIN media_type t ON t.id = c.type_id"
			+ " WHERE d.id = e.parent_id AND e.id > ? AND e.kind = 0 AND e.type_id IS NULL"
			+ " AND (e.content_id IS NOT NULL OR e.size = 0) AND d.location_id = ? AND d.depth < ?";

	private static final String TYPE_OF_NAME = "(SELECT id FROM media_type WHERE name = ?)";

	private static final String METADATA = "width, height, orientation, taken_at, taken_offset, camera_make,"
			+ " camera_model, lens, latitude, longitude, altitude, duration, frame_rate, video_codec, audio_codec,"
			+ " bit_rate, sample_rate, channels, title, author, album, pages, words, language, producer, created,"
			+ " modified";

	private static final int METADATA_COLUMNS = METADATA.split(",").length;

	private final JdbcTemplate template;

	private final JdbcClient reader;

	public Analyses(JdbcTemplate template, @Qualifier("read") JdbcClient reader) {
		this.template = template;
		this.reader = reader;
	}

	/**
	 * Up to so many files after an entry id, by id, of which it is not known what they
	 * are.
	 */
	public List<UntypedFile> pending(Scope scope, long after, int size) {
		List<Object> arguments = new ArrayList<>();
		String where = where(scope, after, arguments);
		arguments.add(size);
		return this.reader
			.sql("SELECT " + EntryRows.COLUMNS + ", d.path, d.volume_id, d.inode, t.name, c.metadata_state" + where
					+ " ORDER BY e.id LIMIT ?")
			.params(arguments)
			.query((row, number) -> untyped(row))
			.list();
	}

	private static UntypedFile untyped(ResultSet row) throws SQLException {
		PendingFile file = new PendingFile(EntryRows.entry(row), row.getString(16), row.getLong(17), row.getLong(18));
		return new UntypedFile(file, row.getString(19), state(row, 20));
	}

	private static @Nullable MetadataState state(ResultSet row, int column) throws SQLException {
		int number = row.getInt(column);
		return row.wasNull() ? null : MetadataState.of(number);
	}

	private static String where(Scope scope, long after, List<Object> arguments) {
		arguments.addAll(List.of(after, scope.location(), scope.depthEnd()));
		return PENDING + scope.restrict(arguments);
	}

	/**
	 * Of how many files it is to be found out what they are.
	 */
	public long countPending(Scope scope) {
		List<Object> arguments = new ArrayList<>();
		return this.reader.sql("SELECT count(*)" + where(scope, 0, arguments))
			.params(arguments)
			.query(Long.class)
			.single();
	}

	/**
	 * Records what contents and entries are. To be called in a transaction; the same
	 * again changes nothing.
	 */
	public void save(List<TypedContent> contents, List<TypedEntry> entries) {
		saveTypes(contents, entries);
		this.template.batchUpdate(
				"UPDATE content_identity SET type_id = " + TYPE_OF_NAME + ", metadata_state = ? WHERE id = ?", contents,
				BATCH, (statement, content) -> {
					statement.setString(1, content.type());
					statement.setInt(2, content.state().number());
					statement.setLong(3, content.id());
				});
		saveMetadata(contents);
		this.template.batchUpdate(
				"UPDATE entry SET type_id = " + TYPE_OF_NAME + ", claimed_type_id = " + TYPE_OF_NAME
						+ " WHERE id = ? AND name = ? AND coalesce(content_id, 0) = ?",
				entries, BATCH, (statement, typed) -> {
					Long content = typed.entry().content();
					statement.setString(1, typed.type());
					statement.setString(2, typed.claimed());
					statement.setLong(3, typed.entry().id());
					statement.setString(4, typed.entry().name());
					statement.setLong(5, (content != null) ? content : 0);
				});
	}

	private void saveTypes(List<TypedContent> contents, List<TypedEntry> entries) {
		Map<String, ContentKind> types = new TreeMap<>();
		contents.forEach((content) -> types.put(content.type(), content.kind()));
		for (TypedEntry entry : entries) {
			types.put(entry.type(), entry.kind());
			if (entry.claimed() != null) {
				types.put(entry.claimed(), entry.claimedKind());
			}
		}
		this.template.batchUpdate("""
				INSERT INTO media_type (name, kind) VALUES (?, ?)
				ON CONFLICT (name) DO UPDATE SET kind = excluded.kind WHERE media_type.kind <> excluded.kind""",
				types.entrySet(), BATCH, (statement, type) -> {
					statement.setString(1, type.getKey());
					statement.setInt(2, type.getValue().number());
				});
	}

	private void saveMetadata(List<TypedContent> contents) {
		this.template.batchUpdate("DELETE FROM content_metadata WHERE content_id = ?", contents, BATCH,
				(statement, content) -> statement.setLong(1, content.id()));
		List<TypedContent> said = contents.stream().filter((content) -> content.metadata() != null).toList();
		this.template.batchUpdate("INSERT INTO content_metadata (content_id, " + METADATA + ") VALUES (?"
				+ ", ?".repeat(METADATA_COLUMNS) + ")", said, BATCH, Analyses::setMetadata);
	}

	private static void setMetadata(PreparedStatement statement, TypedContent content) throws SQLException {
		ContentMetadata metadata = content.metadata();
		if (metadata == null) {
			throw new IllegalArgumentException("Content " + content.id() + " says nothing");
		}
		int i = 1;
		statement.setLong(i++, content.id());
		set(statement, i++, metadata.width());
		set(statement, i++, metadata.height());
		set(statement, i++, metadata.orientation());
		LocalDateTime taken = metadata.takenAt();
		set(statement, i++, (taken != null) ? millis(taken.toInstant(ZoneOffset.UTC)) : null);
		ZoneOffset offset = metadata.takenOffset();
		set(statement, i++, (offset != null) ? offset.getTotalSeconds() : null);
		statement.setString(i++, metadata.cameraMake());
		statement.setString(i++, metadata.cameraModel());
		statement.setString(i++, metadata.lens());
		set(statement, i++, metadata.latitude());
		set(statement, i++, metadata.longitude());
		set(statement, i++, metadata.altitude());
		set(statement, i++, metadata.durationMillis());
		set(statement, i++, metadata.frameRate());
		statement.setString(i++, metadata.videoCodec());
		statement.setString(i++, metadata.audioCodec());
		set(statement, i++, metadata.bitRate());
		set(statement, i++, metadata.sampleRate());
		set(statement, i++, metadata.channels());
		statement.setString(i++, metadata.title());
		statement.setString(i++, metadata.author());
		statement.setString(i++, metadata.album());
		set(statement, i++, metadata.pages());
		set(statement, i++, metadata.words());
		statement.setString(i++, metadata.language());
		statement.setString(i++, metadata.producer());
		set(statement, i++, millis(metadata.created()));
		set(statement, i, millis(metadata.modified()));
	}

	private static void set(PreparedStatement statement, int index, @Nullable Integer value) throws SQLException {
		statement.setObject(index, value, Types.INTEGER);
	}

	private static void set(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
		statement.setObject(index, value, Types.BIGINT);
	}

	private static void set(PreparedStatement statement, int index, @Nullable Double value) throws SQLException {
		statement.setObject(index, value, Types.DOUBLE);
	}

	private static @Nullable Long millis(@Nullable Instant time) {
		return (time != null) ? time.toEpochMilli() : null;
	}

	/**
	 * What an entry is.
	 * @return empty if that was not found out yet
	 */
	public Optional<EntryType> typeOf(long entry) {
		return this.reader
			.sql("SELECT t.name, t.kind, p.name FROM entry e JOIN media_type t ON t.id = e.type_id"
					+ " LEFT JOIN media_type p ON p.id = e.claimed_type_id WHERE e.id = ?")
			.param(entry)
			.query((row, number) -> new EntryType(row.getString(1), ContentKind.ofNumber(row.getInt(2)),
					row.getString(3)))
			.optional();
	}

	/**
	 * What came of reading what a content says of itself.
	 * @return empty if it was not analysed yet
	 */
	public Optional<MetadataState> stateOf(long content) {
		return this.reader
			.sql("SELECT metadata_state FROM content_identity WHERE id = ? AND metadata_state IS NOT NULL")
			.param(content)
			.query((row, number) -> MetadataState.of(row.getInt(1)))
			.optional();
	}

	/**
	 * What a content says of itself.
	 */
	public Optional<ContentMetadata> metadataOf(long content) {
		return this.reader.sql("SELECT " + METADATA + " FROM content_metadata WHERE content_id = ?")
			.param(content)
			.query((row, number) -> metadata(row))
			.optional();
	}

	private static ContentMetadata metadata(ResultSet row) throws SQLException {
		int i = 1;
		return new ContentMetadata(integer(row, i++), integer(row, i++), integer(row, i++), local(number(row, i++)),
				offset(integer(row, i++)), row.getString(i++), row.getString(i++), row.getString(i++),
				decimal(row, i++), decimal(row, i++), decimal(row, i++), number(row, i++), decimal(row, i++),
				row.getString(i++), row.getString(i++), number(row, i++), integer(row, i++), integer(row, i++),
				row.getString(i++), row.getString(i++), row.getString(i++), integer(row, i++), number(row, i++),
				row.getString(i++), row.getString(i++), instant(number(row, i++)), instant(number(row, i)));
	}

	private static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
		int value = row.getInt(column);
		return row.wasNull() ? null : value;
	}

	private static @Nullable Long number(ResultSet row, int column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	private static @Nullable Double decimal(ResultSet row, int column) throws SQLException {
		double value = row.getDouble(column);
		return row.wasNull() ? null : value;
	}

	private static @Nullable Instant instant(@Nullable Long millis) {
		return (millis != null) ? Instant.ofEpochMilli(millis) : null;
	}

	private static @Nullable LocalDateTime local(@Nullable Long millis) {
		return (millis != null) ? LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC) : null;
	}

	private static @Nullable ZoneOffset offset(@Nullable Integer seconds) {
		return (seconds != null) ? ZoneOffset.ofTotalSeconds(seconds) : null;
	}

	/**
	 * What an entry is.
	 *
	 * @param type the media type by content and name
	 * @param claimed the media type that the name promises where the content is something
	 * else
	 */
	public record EntryType(String type, ContentKind kind, @Nullable String claimed) {
	}

}
