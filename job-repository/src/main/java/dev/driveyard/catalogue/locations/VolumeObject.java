package dev.driveyard.catalogue.locations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.files.EncodedName;

/**
 * A server or an archive as an object for programs. Where a secret is may be shown, never
 * what it is: that is not kept.
 */
public final class VolumeObject {

	private VolumeObject() {
	}

	/**
	 * The documented object.
	 * @param on the locations on it
	 */
	public static Map<String, Object> of(RemoteVolume volume, List<Location> on) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", "volume");
		map.put("name", volume.name());
		map.put("kind", volume.kind());
		map.put("address", volume.kind() + "://" + volume.name() + "/");
		map.put("source", EncodedName.display(volume.source()));
		map.put("fingerprint", volume.fingerprint());
		map.put("settings", new TreeMap<>(volume.settings()));
		map.put("locations", on.stream().map(Location::root).toList());
		return map;
	}

	/** The object of one that was forgotten. */
	public static Map<String, Object> removed(String name) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("type", "volume_removed");
		map.put("name", name);
		return map;
	}

}
