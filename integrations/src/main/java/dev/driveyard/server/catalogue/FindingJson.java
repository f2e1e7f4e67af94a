package dev.driveyard.server.catalogue;

import java.util.Map;

import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.catalogue.findings.StoredFinding;
import org.jspecify.annotations.Nullable;

/**
 * Findings as objects.
 */
final class FindingJson {

	private FindingJson() {
	}

	static Map<String, @Nullable Object> of(StoredFinding stored) {
		Finding finding = stored.finding();
		JsonObject object = new JsonObject("finding").put("id", stored.id())
			.word("severity", finding.code().severity())
			.put("code", finding.code().name())
			.word("status", stored.status())
			.name("path", finding.path())
			.put("entry", finding.entry())
			.put("message", finding.message())
			.millis("first_seen", stored.firstAt())
			.millis("last_seen", stored.lastAt())
			.millis("resolved", stored.resolvedAt());
		Finding.Found found = finding.found();
		if (found != null) {
			object.put("size", found.size()).fileTime("modified", found.modified());
		}
		return object.toMap();
	}

}
