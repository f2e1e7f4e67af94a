package dev.driveyard.transfer.trash;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code .trashinfo} file says of one trashed file.
 *
 * @param path where it was, absolute or relative to the folder that the trash is in; null
 * if that can't be read
 * @param deleted when it was trashed, by the clock on the wall; null if that can't be
 * read
 */
record TrashInfo(@Nullable String path, @Nullable LocalDateTime deleted) {

	static final String SUFFIX = ".trashinfo";

	private static final String HEADER = "[Trash Info]";

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

	private static final List<DateTimeFormatter> READABLE = List.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME,
			DateTimeFormatter.ofPattern("uuuuMMdd'T'HH:mm:ss"));

	/** The bytes of the file. */
	static byte[] format(String path, LocalDateTime deleted) {
		String text = HEADER + "\nPath=" + PercentEncoding.encode(path) + "\nDeletionDate=" + DATE.format(deleted)
				+ "\n";
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Reads a file of any program. Of a line that comes twice the first one counts, other
	 * lines don't.
	 */
	static TrashInfo parse(byte[] bytes) {
		List<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
		if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
			return new TrashInfo(null, null);
		}
		String path = value(lines, "Path=");
		String date = value(lines, "DeletionDate=");
		return new TrashInfo((path != null) ? path(path) : null, (date != null) ? date(date.strip()) : null);
	}

	private static @Nullable String value(List<String> lines, String key) {
		return lines.stream()
			.filter((line) -> line.startsWith(key))
			.findFirst()
			.map((line) -> line.substring(key.length()))
			.orElse(null);
	}

	/** A path that climbs, or that no file can have, is none. */
	private static @Nullable String path(String text) {
		String path = PercentEncoding.decode(text);
		boolean possible = !path.isEmpty() && path.indexOf('\0') < 0 && !List.of(path.split("/")).contains("..");
		return possible ? path : null;
	}

	private static @Nullable LocalDateTime date(String text) {
		for (DateTimeFormatter format : READABLE) {
			try {
				return LocalDateTime.parse(text, format);
			}
			catch (DateTimeException ex) {
				// perhaps the next one
			}
		}
		return null;
	}

}
