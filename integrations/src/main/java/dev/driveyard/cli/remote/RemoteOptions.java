package dev.driveyard.cli.remote;

import java.nio.file.Path;

import dev.driveyard.client.ServerAddress;
import dev.driveyard.client.ServerConnection;
import dev.driveyard.client.ServerTrust;
import dev.driveyard.client.TokenFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which server elsewhere is asked, and how.
 */
public final class RemoteOptions {

	@Option(names = "--server", paramLabel = "URL", defaultValue = "${env:DRIVEYARD_SERVER}",
			description = "Ask the server there instead of a library of this machine. Also: DRIVEYARD_SERVER; --library"
					+ " goes before that.")
	@Nullable String server;

	@Option(names = "--token-file", paramLabel = "FILE", defaultValue = "${env:DRIVEYARD_TOKEN_FILE}",
			description = "A file with the token for it, which nobody else can read. Also: DRIVEYARD_TOKEN_FILE.")
	@Nullable Path tokenFile;

	@Option(names = "--ca-file", paramLabel = "FILE",
			description = "Take the server's certificate only if it is by an authority in this file, in PEM.")
	@Nullable Path authorities;

	@Option(names = "--insecure",
			description = "Ask a server by http:// beyond this machine: others can read the token and all else.")
	boolean insecure;

	/**
	 * The server that is to be asked; null if it is a library of this machine.
	 * @throws IllegalArgumentException if it can't be asked like that
	 */
	public @Nullable RemoteServer connect() {
		if (this.server == null || this.server.isBlank()) {
			return null;
		}
		ServerAddress address = ServerAddress.of(this.server.strip());
		if (address.isExposed() && !this.insecure) {
			throw new IllegalArgumentException("On the way to " + address.host()
					+ " others could read the token and all else: use https://, or add --insecure if you know better.");
		}
		String token = (this.tokenFile != null) ? TokenFile.read(this.tokenFile) : null;
		return new RemoteServer(new ServerConnection(address, token,
				(this.authorities != null) ? ServerTrust.of(this.authorities) : null));
	}

}
