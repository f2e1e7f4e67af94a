package dev.driveyard.server.tomcat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import dev.driveyard.catalogue.library.FolderTrust;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.server.ServerSettings;
import dev.driveyard.server.ServerStartException;
import org.jspecify.annotations.Nullable;

/**
 * The Unix socket by which this machine's owner of the library reaches the server.
 *
 * @param path where it is, null if there is none
 * @param note why there is none though one was wanted, null otherwise
 */
public record LocalSocket(@Nullable Path path, @Nullable String note) {

	/** What addresses have room for, as Java makes them. */
	static final int LONGEST = 106;

	private static final int TYPE = 0170000;

	private static final int SOCKET = 0140000;

	/**
	 * The one that the settings want. What an earlier server left in its place is
	 * removed.
	 * @throws ServerStartException if something else is in its place
	 */
	static LocalSocket of(ServerSettings settings, Path folder) {
		String wanted = settings.socket();
		if (ServerSettings.NO_SOCKET.equals(wanted)) {
			return new LocalSocket(null, null);
		}
		Path path = (wanted != null) ? Path.of(wanted).toAbsolutePath().normalize()
				: folder.resolve(FolderTrust.SOCKET);
		int length = bytes(path);
		int longest = LONGEST - (bytes(PrivateSocketEndpoint.longest(path)) - length);
		if (length > longest) {
			return new LocalSocket(null, "There is no Unix socket: its path " + path + " has " + length
					+ " bytes, and may have up to " + longest + ".");
		}
		try {
			clear(path);
			return new LocalSocket(path, null);
		}
		catch (IOException ex) {
			throw new ServerStartException(FailureCode.REFUSED,
					"There can be no Unix socket at " + path + ": " + ex.getMessage() + ".", ex);
		}
	}

	private static int bytes(Path path) {
		return path.toString().getBytes(StandardCharsets.UTF_8).length;
	}

	private static void clear(Path path) throws IOException {
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		if (!(Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) instanceof Integer mode)
				|| (mode & TYPE) != SOCKET) {
			throw new IOException("something else is there");
		}
		if (isListenedTo(path)) {
			throw new IOException("another server listens there");
		}
		Files.delete(path);
	}

	private static boolean isListenedTo(Path path) {
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			return channel.connect(UnixDomainSocketAddress.of(path));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
