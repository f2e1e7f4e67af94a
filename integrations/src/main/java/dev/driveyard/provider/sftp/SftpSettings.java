package dev.driveyard.provider.sftp;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.driveyard.storage.volume.VolumeAddressException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server.
 *
 * @param root the folder that is the volume's root: absolute, encoded
 * @param hostKey type and fingerprint of the server's key, as it was when the volume was
 * added
 * @param key file with a private key; null for those that a user usually has
 * @param passphrase where the key's passphrase is
 * @param password where the password is
 * @param knownHosts file with the keys of servers
 * @param charset of the server's names; null if their bytes are to be kept as they are
 * @param connections how many may be open at once
 * @param connectTimeout how long the server may take to let us in
 * @param timeout how long it may take for an answer
 */
record SftpSettings(String host, int port, String user, String root, @Nullable String hostKey, @Nullable String key,
		@Nullable String passphrase, @Nullable String password, String knownHosts, @Nullable Charset charset,
		int connections, Duration connectTimeout, Duration timeout) {

	static final String HOST = "host";

	static final String PORT = "port";

	static final String USER = "user";

	static final String ROOT = "root";

	static final String HOST_KEY = "host-key";

	private static final Set<String> NAMES = Set.of(HOST, PORT, USER, ROOT, HOST_KEY, "key", "passphrase", "password",
			"known-hosts", "charset", "connections", "connect-timeout", "timeout");

	private static final int MOST_CONNECTIONS = 32;

	private static final int LONGEST_TIMEOUT = 3600;

	/**
	 * The settings of a map.
	 * @throws VolumeAddressException if one makes no sense
	 */
	static SftpSettings of(Map<String, String> map) {
		for (String name : map.keySet()) {
			if (!NAMES.contains(name)) {
				throw new VolumeAddressException("An SFTP server has no setting '" + name + "'. It has: "
						+ String.join(", ", new TreeSet<>(NAMES)));
			}
		}
		String host = map.get(HOST);
		if (host == null || host.isBlank()) {
			throw new VolumeAddressException("Which server? The setting 'host' is missing");
		}
		String root = map.getOrDefault(ROOT, "/");
		if (!root.startsWith("/")) {
			throw new VolumeAddressException("The setting 'root' is to be an absolute path, not '" + root + "'");
		}
		return new SftpSettings(host, number(map, PORT, 22, 65535), map.getOrDefault(USER, ""), root, map.get(HOST_KEY),
				map.get("key"), secret(map, "passphrase"), secret(map, "password"),
				map.getOrDefault("known-hosts", "~/.ssh/known_hosts"), charset(map.get("charset")),
				number(map, "connections", 4, MOST_CONNECTIONS),
				Duration.ofSeconds(number(map, "connect-timeout", 20, LONGEST_TIMEOUT)),
				Duration.ofSeconds(number(map, "timeout", 60, LONGEST_TIMEOUT)));
	}

	private static int number(Map<String, String> map, String name, int otherwise, int most) {
		String text = map.get(name);
		if (text == null) {
			return otherwise;
		}
		int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
		if (number < 1 || number > most) {
			throw new VolumeAddressException(
					"The setting '" + name + "' is to be a number from 1 to " + most + ", not '" + text + "'");
		}
		return number;
	}

	/** The value is not repeated: somebody may have given the secret itself. */
	private static @Nullable String secret(Map<String, String> map, String name) {
		String text = map.get(name);
		if (text != null && !text.matches("(?s)(env|file):.+")) {
			throw new VolumeAddressException("The setting '" + name + "' says where it is and is not the " + name
					+ " itself: env:VARIABLE or file:PATH");
		}
		return text;
	}

	private static @Nullable Charset charset(@Nullable String name) {
		if (name == null) {
			return null;
		}
		try {
			Charset charset = Charset.forName(name);
			if (!charset.canEncode() || charset.encode("a/b").limit() != 3) {
				throw new VolumeAddressException("Names on servers can't be written in the charset '" + name + "'");
			}
			return charset;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			throw new VolumeAddressException("There is no charset '" + name + "'");
		}
	}

	/** The server, and the port if it is not the usual one. */
	String server() {
		String shown = (this.host.indexOf(':') >= 0) ? "[" + this.host + "]" : this.host;
		return (this.port == 22) ? shown : shown + ":" + this.port;
	}

}
