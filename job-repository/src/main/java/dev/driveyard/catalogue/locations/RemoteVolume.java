package dev.driveyard.catalogue.locations;

import java.util.Map;

/**
 * A server or an archive that holds files.
 *
 * @param id the number that entries have as their volume
 * @param kind which backend reaches it, e.g. {@code sftp}
 * @param name what it is called in addresses
 * @param source what a person named, without secrets
 * @param settings what its backend has to know; no secrets
 * @param fingerprint tells it from any other, also where another one answers at its place
 * @param device what stands for it in addresses
 */
public record RemoteVolume(long id, String kind, String name, String source, Map<String, String> settings,
		String fingerprint, String device) {

	public RemoteVolume {
		settings = Map.copyOf(settings);
	}

}
