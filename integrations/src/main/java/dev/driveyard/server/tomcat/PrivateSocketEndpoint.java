package dev.driveyard.server.tomcat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;

import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Listens at a Unix socket that nobody else could open at any moment. The system makes a
 * socket with the permissions that the process gives to new files, and only then can they
 * be taken away. So it is made in a directory that only its owner can enter, beside its
 * place, and gets its name there when it is as it is to be, if nothing else has it.
 */
final class PrivateSocketEndpoint extends NioEndpoint {

	private static final String PREFIX = ".dy";

	private static final String NAME = "s";

	private static final int ATTEMPTS = 100;

	private static final int RANDOM_BITS = 24;

	private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	/** The longest path that is bound for a socket at a path. */
	static Path longest(Path place) {
		Path hidden = folder(place).resolve(PREFIX + "000000").resolve(NAME);
		return (hidden.toString().length() > place.toString().length()) ? hidden : place;
	}

	private static Path folder(Path place) {
		return Objects.requireNonNull(place.toAbsolutePath().getParent(), "A socket is in a folder");
	}

	@Override
	public void bind() throws Exception {
		Path place = Path.of(getUnixDomainSocketPath());
		Path folder = makeFolder(folder(place));
		try {
			bind(folder.resolve(NAME), place);
		}
		finally {
			Files.deleteIfExists(folder.resolve(NAME));
			Files.delete(folder);
		}
	}

	private static Path makeFolder(Path parent) throws IOException {
		SecureRandom random = new SecureRandom();
		for (int attempt = 1;; attempt++) {
			try {
				return Files.createDirectory(
						parent.resolve(PREFIX + String.format("%06x", random.nextInt(1 << RANDOM_BITS))), OWNER_ONLY);
			}
			catch (FileAlreadyExistsException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private void bind(Path hidden, Path place) throws Exception {
		setUnixDomainSocketPath(hidden.toString());
		try {
			super.bind();
			put(hidden, place);
		}
		finally {
			setUnixDomainSocketPath(place.toString());
		}
	}

	private void put(Path hidden, Path place) throws IOException {
		try {
			Files.createLink(place, hidden);
		}
		catch (IOException ex) {
			doCloseServerSocket();
			throw ex;
		}
	}

}
