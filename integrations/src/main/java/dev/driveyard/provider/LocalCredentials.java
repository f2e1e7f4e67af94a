package dev.driveyard.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;

import dev.driveyard.storage.volume.Credentials;

/**
 * Secrets of the environment and of files of this machine. A file with a secret that
 * others can read is refused, as SSH does.
 */
public final class LocalCredentials implements Credentials {

	private static final int LARGEST = 16 * 1024 * 1024;

	private static final String VARIABLE = "env:";

	private static final String FILE = "file:";

	private final Map<String, String> environment;

	private final Path home;

	/**
	 * @param home the user's own folder
	 */
	public LocalCredentials(Map<String, String> environment, Path home) {
		this.environment = Map.copyOf(environment);
		this.home = home;
	}

	@Override
	public byte[] secret(String reference) throws IOException {
		if (reference.startsWith(VARIABLE)) {
			String name = reference.substring(VARIABLE.length());
			String value = this.environment.get(name);
			if (value == null) {
				throw new IOException(
						"The variable " + name + " of the environment, which should have a secret, is not set");
			}
			return value.getBytes(StandardCharsets.UTF_8);
		}
		if (!reference.startsWith(FILE)) {
			throw new IOException("Where a secret is has to be said as env:VARIABLE or file:PATH");
		}
		Path file = path(reference.substring(FILE.length()));
		requirePrivate(file);
		return firstLine(read(file));
	}

	@Override
	public byte[] file(String path) throws IOException {
		return read(path(path));
	}

	private Path path(String text) {
		return text.startsWith("~/") ? this.home.resolve(text.substring(2)) : Path.of(text);
	}

	private static byte[] read(Path file) throws IOException {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw new IOException(file + " is no regular file");
		}
		try (InputStream in = Files.newInputStream(file)) {
			byte[] bytes = in.readNBytes(LARGEST);
			if (bytes.length == LARGEST) {
				throw new IOException(file + " is too large to be a key or a list of known hosts");
			}
			return bytes;
		}
		catch (NoSuchFileException ex) {
			throw new NoSuchFileException(file.toString(), null, "there is no file " + file);
		}
	}

	private static void requirePrivate(Path file) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
		if (view == null || !Files.exists(file)) {
			return;
		}
		for (PosixFilePermission permission : view.readAttributes().permissions()) {
			if (permission == PosixFilePermission.GROUP_READ || permission == PosixFilePermission.OTHERS_READ) {
				throw new IOException(
						"Others can read the secret in " + file + ". Keep them out first: chmod 600 " + file);
			}
		}
	}

	private static byte[] firstLine(byte[] bytes) {
		int end = 0;
		while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
			end++;
		}
		return Arrays.copyOf(bytes, end);
	}

}
