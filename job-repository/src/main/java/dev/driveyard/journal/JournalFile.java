package dev.driveyard.journal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.files.EncodedName;

/**
 * A file of an operation with its place.
 *
 * @param path the text of its address at the source, encoded
 */
public record JournalFile(OperationFile file, String path) {

	/** The object for programs. */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", "operation_file");
		map.put("operation", this.file.operation());
		EncodedName.put(map, "path", this.path);
		map.put("state", word(this.file.state()));
		map.put("kind", word(this.file.kind()));
		map.put("size", this.file.size());
		byte[] hash = this.file.hash();
		if (hash != null) {
			map.put("blake3", HexFormat.of().formatHex(hash));
		}
		if (this.file.targetName() != null) {
			EncodedName.put(map, "target_name", this.file.targetName());
		}
		if (this.file.done() != null) {
			map.put("ended", Instant.ofEpochMilli(this.file.done()).toString());
		}
		return map;
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
