package dev.driveyard.catalogue.differences;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryRows;
import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the files of a folder hold, as far as the catalogue knows. Reads what is
 * committed.
 */
@Repository
public class KnownHashes {

	private final JdbcClient reader;

	public KnownHashes(@Qualifier("read") JdbcClient reader) {
		this.reader = reader;
	}

	/**
	 * The files of a folder of which the hash of every byte is known, by their names.
	 * @param directory relative to the location's root
	 */
	public Map<String, KnownHash> in(long location, String directory) {
		Map<String, KnownHash> known = new HashMap<>();
		this.reader
			.sql("SELECT " + EntryRows.COLUMNS + ", c.blake3 FROM directory d JOIN entry e ON e.parent_id = d.id"
					+ " JOIN content_identity c ON c.id = e.content_id"
					+ " WHERE d.location_id = ? AND d.path = ? AND e.kind = 0 AND c.blake3 IS NOT NULL")
			.params(location, directory)
			.query((row) -> {
				Entry entry = EntryRows.entry(row);
				known.put(entry.name(), new KnownHash(entry.stat(), HexFormat.of().formatHex(row.getBytes(16))));
			});
		return known;
	}

	/**
	 * A file whose hash is known.
	 *
	 * @param then the file as it was read
	 * @param blake3 64 hex digits
	 */
	public record KnownHash(FileAttributes then, String blake3) {

		/**
		 * What it holds, if nothing happened to it since it was read; else null.
		 * @param now the file as its volume shows it
		 */
		public @Nullable String current(FileAttributes now) {
			return this.then.sameContent(now) ? this.blake3 : null;
		}

	}

}
