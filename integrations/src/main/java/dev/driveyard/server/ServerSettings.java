package dev.driveyard.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the server listens, and to whom.
 *
 * @param host the address that it listens at
 * @param port the TCP port, 0 for any that is free
 * @param socket the path of its Unix socket; {@link #NO_SOCKET} for none; null for the
 * one in the library's folder
 * @param insecure whether it may listen beyond this machine without TLS
 * @param readOnly whether it changes nothing
 * @param names further names that it may be called by in the header Host
 * @param origins origins whose pages may ask it, beside its own
 * @param roots folders besides locations that requests with a token may name paths in
 * @param credentials the folder where keys, passwords and lists of known hosts are that
 * requests with a token may name for a volume; null for none
 * @param tls its certificate, null for none
 * @param bodyLimit how much of a body is read
 * @param rate how many requests a second each caller may send on average
 * @param drain how long requests that are being answered are waited for at the end
 */
@ConfigurationProperties("driveyard.server")
public record ServerSettings(@DefaultValue("127.0.0.1") String host, @DefaultValue("8787") int port,
		@Nullable String socket, @DefaultValue("false") boolean insecure, @DefaultValue("false") boolean readOnly,
		@DefaultValue List<String> names, @DefaultValue List<String> origins, @DefaultValue List<Path> roots,
		@Nullable Path credentials, @Nullable Tls tls, @DefaultValue("1MB") DataSize bodyLimit,
		@DefaultValue("200") int rate, @DefaultValue("5s") Duration drain) {

	/** What their names begin with. */
	public static final String PREFIX = "driveyard.server.";

	/** The socket that says that there is none. */
	public static final String NO_SOCKET = "none";

	/** Whether it listens by TLS. */
	public boolean isSecure() {
		return this.tls != null;
	}

	/**
	 * A certificate and its key, in PEM files that are read again when they change.
	 *
	 * @param certificate the file of the certificate
	 * @param key the file of its private key
	 */
	public record Tls(Path certificate, Path key) {
	}

}
