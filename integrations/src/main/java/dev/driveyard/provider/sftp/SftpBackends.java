package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.driveyard.files.EncodedPaths;
import dev.driveyard.storage.volume.BackendFactory;
import dev.driveyard.storage.volume.ClosableBackend;
import dev.driveyard.storage.volume.Credentials;
import dev.driveyard.storage.volume.VolumeAddress;
import dev.driveyard.storage.volume.VolumeAddressException;
import org.jspecify.annotations.Nullable;

/**
 * SFTP servers as volumes. Loads nothing of SSH before a server is asked for something.
 */
public final class SftpBackends implements BackendFactory {

	private static final String PREFIX = SftpAddress.SCHEME + "://";

	private final Credentials credentials;

	private final String user;

	/**
	 * @param user whose name is taken where an address has none
	 */
	public SftpBackends(Credentials credentials, String user) {
		this.credentials = credentials;
		this.user = user;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(SftpAddress.SCHEME);
	}

	@Override
	public @Nullable VolumeAddress parse(String typed) {
		if (typed.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
			return SftpAddress.parse(typed.substring(PREFIX.length()));
		}
		if (typed.regionMatches(true, 0, PREFIX, 0, "sftp:".length())) {
			throw new VolumeAddressException(
					"This is no address of an SFTP server: it has to be sftp://user@host/path");
		}
		return null;
	}

	@Override
	public Map<String, String> settle(String kind, Map<String, String> settings) throws IOException {
		Map<String, String> settled = withUser(settings);
		try (SftpBackend backend = new SftpBackend(SftpSettings.of(settled), this.credentials)) {
			settled.put(SftpSettings.ROOT, backend.realRoot());
			String key = backend.hostKey();
			if (key != null) {
				settled.put(SftpSettings.HOST_KEY, key);
			}
		}
		try (SftpBackend backend = new SftpBackend(SftpSettings.of(settled), this.credentials)) {
			backend.open("/").close();
		}
		return Map.copyOf(settled);
	}

	private Map<String, String> withUser(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>(settings);
		all.putIfAbsent(SftpSettings.USER, this.user);
		return all;
	}

	@Override
	public ClosableBackend open(String kind, Map<String, String> settings) {
		return new SftpBackend(SftpSettings.of(withUser(settings)), this.credentials);
	}

	@Override
	public @Nullable String pathOn(Map<String, String> settings, VolumeAddress address) {
		SftpSettings volume = SftpSettings.of(withUser(settings));
		SftpSettings typed = SftpSettings.of(withUser(address.settings()));
		boolean same = volume.host().equalsIgnoreCase(typed.host()) && volume.port() == typed.port()
				&& volume.user().equals(typed.user());
		if (!same || !EncodedPaths.isWithin(typed.root(), volume.root())) {
			return null;
		}
		int above = volume.root().equals("/") ? 0 : volume.root().length();
		String below = typed.root().substring(above);
		return below.isEmpty() || below.equals("/") ? "/" : below;
	}

}
