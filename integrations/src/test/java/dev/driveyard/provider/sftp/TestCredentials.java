package dev.driveyard.provider.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

import dev.driveyard.storage.volume.Credentials;

/**
 * Secrets and files that a test made up.
 */
final class TestCredentials implements Credentials {

	private final Map<String, byte[]> known = new HashMap<>();

	void put(String name, String text) {
		this.known.put(name, text.getBytes(StandardCharsets.UTF_8));
	}

	void remove(String name) {
		this.known.remove(name);
	}

	@Override
	public byte[] secret(String reference) throws IOException {
		return file(reference);
	}

	@Override
	public byte[] file(String path) throws IOException {
		byte[] bytes = this.known.get(path);
		if (bytes == null) {
			throw new NoSuchFileException(path);
		}
		return bytes;
	}

}
