package dev.driveyard.storage.volume;

import java.util.Map;

/**
 * Where a volume is, as somebody typed it.
 *
 * @param kind of the volume
 * @param settings that say which one it is
 * @param path on the volume: absolute, encoded as {@link dev.driveyard.files.EncodedName}
 * says
 */
public record VolumeAddress(String kind, Map<String, String> settings, String path) {

	public VolumeAddress {
		settings = Map.copyOf(settings);
	}

}
