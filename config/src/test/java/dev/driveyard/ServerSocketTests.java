package dev.driveyard;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.server.ServerStartException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The Unix socket of a server, in a folder that everybody can enter.
 */
@SuppressWarnings("NullAway.Init")
class ServerSocketTests {

	private Path temp;

	private Path open;

	@BeforeEach
	void makeFolders(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.open = Files.createDirectory(this.temp.resolve("open"));
		Files.setPosixFilePermissions(this.open, PosixFilePermissions.fromString("rwxrwxrwx"));
	}

	private ServerFixture start(Path socket) {
		return ServerFixture.start(this.temp, Map.of("driveyard.server.socket", socket.toString()));
	}

	/** All that others could enter or open while it runs, until it is told to end. */
	private static Thread look(Path folder, Set<String> seen, AtomicBoolean end) {
		Thread thread = new Thread(() -> {
			while (!end.get()) {
				try (var files = Files.newDirectoryStream(folder)) {
					files.forEach((file) -> seen.add(permissions(file)));
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}
		});
		thread.start();
		return thread;
	}

	private static String permissions(Path file) {
		try {
			return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
		}
		catch (NoSuchFileException ex) {
			return "gone";
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void nobodyElseCanOpenItFromTheFirstMomentOn() throws Exception {
		Set<String> seen = ConcurrentHashMap.newKeySet();
		AtomicBoolean end = new AtomicBoolean();
		Thread looking = look(this.open, seen, end);
		Path socket = this.open.resolve("x.sock");
		try (ServerFixture server = start(socket)) {
			server.unix().send("", "GET /api/v1/queue HTTP/1.1", "Host: x").requireStatus(200);
			while (!seen.contains("rw-------")) {
				Thread.onSpinWait();
			}
			assertThat(ServerFixture.tree(this.open)).containsExactly("x.sock");
		}
		finally {
			end.set(true);
			looking.join();
		}
		assertThat(seen).isSubsetOf("rwx------", "rw-------", "gone");
		assertThat(this.open).isEmptyDirectory();
	}

	@Test
	void itsPathMayBeAsLongAsTheSystemAllows() {
		String name = "n".repeat(106 - this.open.toString().length() - 1);
		try (ServerFixture server = start(this.open.resolve(name))) {
			server.unix().send("", "GET /api/v1/queue HTTP/1.1", "Host: x").requireStatus(200);
		}
	}

	@Test
	void itTakesNobodysPlace() throws IOException {
		Path socket = this.open.resolve("x.sock");
		try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			other.bind(UnixDomainSocketAddress.of(socket));
			assertThatExceptionOfType(ServerStartException.class).isThrownBy(() -> start(socket))
				.withMessageContaining("another server listens there");
		}
		assertThat(socket).exists();
	}

}
