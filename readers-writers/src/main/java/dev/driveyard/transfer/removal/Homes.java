package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.files.EncodedName;

/**
 * Home directories, by the table of users (see passwd(5)) and the environment.
 */
final class Homes {

	private static final Path USERS = Path.of("/etc/passwd");

	private Homes() {
	}

	static Map<String, String> ofSystem() throws IOException {
		Map<String, String> homes = parse(Files.isReadable(USERS) ? Files.readAllBytes(USERS) : new byte[0]);
		for (String own : new String[] { System.getenv("HOME"), System.getProperty("user.home") }) {
			if (own != null && own.startsWith("/")) {
				homes.putIfAbsent(own, System.getProperty("user.name"));
			}
		}
		homes.remove("/");
		return homes;
	}

	/** Whose home each absolute path is. */
	static Map<String, String> parse(byte[] users) {
		Map<String, String> homes = new TreeMap<>();
		for (String line : new String(users, StandardCharsets.ISO_8859_1).split("\n")) {
			String[] fields = line.split(":", -1);
			if (fields.length >= 6 && fields[5].startsWith("/") && !fields[5].equals("/")) {
				homes.putIfAbsent(EncodedName.decode(fields[5].getBytes(StandardCharsets.ISO_8859_1)), fields[0]);
			}
		}
		return homes;
	}

}
