package dev.driveyard.catalogue.sidecars;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sidecar as JSON shows it.
 */
public final class SidecarObject {

	private SidecarObject() {
	}

	/** Its fields in their order. */
	public static Map<String, Object> of(Sidecar sidecar) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put("address", sidecar.name().address());
		object.put("content", sidecar.name().content().toString());
		object.put("kind", sidecar.name().kind().folder());
		object.put("variant", sidecar.name().variant());
		object.put("media_type", sidecar.format().mediaType());
		object.put("width", sidecar.width());
		object.put("height", sidecar.height());
		object.put("size", sidecar.size());
		object.put("blake3", sidecar.checksum());
		object.put("made", Instant.ofEpochMilli(sidecar.made()).toString());
		return object;
	}

}
