package dev.driveyard.server.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.catalogue.differences.ComparedFile;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import org.jspecify.annotations.Nullable;

/**
 * Differences as objects.
 */
final class DifferenceJson {

	private DifferenceJson() {
	}

	static Map<String, @Nullable Object> of(Difference difference) {
		return new JsonObject("difference").word("kind", difference.kind())
			.name("path", difference.path())
			.word("reason", difference.reason())
			.name("moved_to", difference.movedTo())
			.put("a", file(difference.a()))
			.put("b", file(difference.b()))
			.toMap();
	}

	private static @Nullable Map<String, Object> file(@Nullable ComparedFile file) {
		if (file == null) {
			return null;
		}
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("kind", JsonObject.word(file.kind()));
		if (file.kind() == FileKind.FILE) {
			told.put("size", file.size());
		}
		told.put("modified", FileTimes.instant(file.modified()).toString());
		return told;
	}

}
