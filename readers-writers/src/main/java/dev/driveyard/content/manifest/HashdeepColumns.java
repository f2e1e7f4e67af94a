package dev.driveyard.content.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a list of {@code hashdeep} are, which its heading says: the size,
 * hashes by several algorithms, and the name. For one thread.
 */
final class HashdeepColumns {

	private static final String HEADING = "%%%%";

	private final List<String> columns = new ArrayList<>();

	/** The column with the longest hash of an algorithm that is known here. */
	private int best = -1;

	private @Nullable Algorithm algorithm;

	/** Whether a heading was read. */
	boolean isBegun() {
		return !this.columns.isEmpty();
	}

	/** Whether a line is one of a heading; then it is remembered. */
	boolean isHeading(byte[] line) {
		if (line.length < HEADING.length() || line[0] != '%') {
			return false;
		}
		String text = EncodedName.decode(line).strip();
		if (!text.startsWith(HEADING)) {
			return false;
		}
		List<String> named = List.of(text.substring(HEADING.length()).strip().toLowerCase(Locale.ROOT).split(","));
		if (named.size() > 1) {
			this.columns.clear();
			this.columns.addAll(named);
			this.algorithm = named.stream()
				.map(Algorithm::named)
				.filter((one) -> one != null)
				.max(Comparator.comparingInt(Algorithm::digits))
				.orElse(null);
			this.best = this.columns.stream().map(Algorithm::named).toList().indexOf(this.algorithm);
		}
		return true;
	}

	/** Reads a line; null if it has not all columns, or no hash that is known. */
	@Nullable ManifestLine parse(byte[] line) {
		String[] values = EncodedName.decode(line).split(",", this.columns.size());
		if (this.algorithm == null || values.length < this.columns.size()) {
			return null;
		}
		String name = values[values.length - 1];
		return name.isEmpty() ? null : new ManifestLine(this.algorithm, ManifestLine.lower(values[this.best]), name);
	}

}
