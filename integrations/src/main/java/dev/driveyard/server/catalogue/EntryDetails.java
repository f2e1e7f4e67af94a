package dev.driveyard.server.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.contents.MetadataObject;
import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarObject;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.server.catalogue.Places.Placed;
import org.jspecify.annotations.Nullable;

/**
 * All that the catalogue knows of an entry, and of what it holds.
 */
final class EntryDetails {

	private final Library library;

	private final Contents contents;

	private final Analyses analyses;

	private final FileChecks checks;

	private final Findings findings;

	private final Sidecars sidecars;

	EntryDetails(Library library, Contents contents, Analyses analyses, FileChecks checks, Findings findings,
			Sidecars sidecars) {
		this.library = library;
		this.contents = contents;
		this.analyses = analyses;
		this.checks = checks;
		this.findings = findings;
		this.sidecars = sidecars;
	}

	/** Of an entry. */
	Map<String, @Nullable Object> of(Placed placed, String path) {
		Entry entry = placed.item().entry();
		Long id = entry.content();
		ContentIdentity content = (id != null) ? this.contents.find(id).orElse(null) : null;
		JsonObject object = EntryJson.of("info", placed.item(), path, this.library.id());
		if (content != null) {
			object.put("content", identity(content)).put("others", this.contents.countSharing(content.id()) - 1);
		}
		this.analyses.typeOf(entry.id())
			.ifPresent((type) -> object.put("media_type", type.type())
				.word("content_kind", type.kind())
				.put("claimed_media_type", type.claimed()));
		if (content != null) {
			addMetadata(object, content.id());
			List<Sidecar> made = this.sidecars.of(content.uuid());
			object.put("sidecars", made.isEmpty() ? null : made.stream().map(SidecarObject::of).toList());
		}
		if (content != null && content.isProven()) {
			object.putOrNull("verified", null)
				.putOrNull("all_verified", null)
				.millis("verified", this.checks.lastVerifiedFile(entry.id()))
				.millis("all_verified", this.checks.lastVerified(content.id()));
		}
		return object
			.put("findings", this.findings.openOf(entry.id()).stream().map((one) -> FindingJson.of(one)).toList())
			.toMap();
	}

	/** Of a content. */
	Map<String, @Nullable Object> of(ContentIdentity content) {
		JsonObject object = new JsonObject("content");
		identity(content).forEach(object::putOrNull);
		object.put("entries", this.contents.countSharing(content.id()));
		addMetadata(object, content.id());
		return object.toMap();
	}

	private void addMetadata(JsonObject object, long content) {
		this.analyses.stateOf(content).ifPresent((state) -> object.word("metadata_state", state));
		this.analyses.metadataOf(content).ifPresent((metadata) -> object.put("metadata", MetadataObject.of(metadata)));
	}

	private static Map<String, @Nullable Object> identity(ContentIdentity content) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("uuid", content.uuid().toString());
		map.put("size", content.size());
		map.put("blake3", content.blake3());
		map.put("cas_id", content.casId());
		map.put("proven", content.isProven());
		return map;
	}

}
