package dev.driveyard.catalogue.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.sun.security.auth.module.UnixSystem;

/**
 * The users and groups of the system, and which of them this process is.
 */
final class SystemAccounts {

	static final long ROOT = 0;

	private static final Path SELF = Path.of("/proc/self");

	private SystemAccounts() {
	}

	/** The number of the user who runs this process. */
	static long user() {
		try {
			return ((Number) Files.getAttribute(SELF, "unix:uid")).intValue() & 0xFFFFFFFFL;
		}
		catch (IOException ex) {
			return new UnixSystem().getUid();
		}
	}

	/** The name of a user, or its number where it has none. */
	static String name(long user) {
		return lines("/etc/passwd").filter((fields) -> fields.size() > 2 && fields.get(2).equals(Long.toString(user)))
			.map((fields) -> fields.get(0))
			.findFirst()
			.orElse(Long.toString(user));
	}

	/**
	 * Whether a user is the only one in a group, as where each user has a group of its
	 * own. What the files of this host don't tell is not believed.
	 */
	static boolean isAlone(long user, long group) {
		String number = Long.toString(group);
		String name = name(user);
		boolean known = lines("/etc/group").anyMatch((fields) -> fields.size() > 2 && fields.get(2).equals(number));
		return known
				&& lines("/etc/group").filter((fields) -> fields.size() > 3 && fields.get(2).equals(number))
					.flatMap((fields) -> Arrays.stream(fields.get(3).split(",")))
					.allMatch((member) -> member.isBlank() || member.equals(name))
				&& lines("/etc/passwd").filter((fields) -> fields.size() > 3 && fields.get(3).equals(number))
					.allMatch((fields) -> fields.get(2).equals(Long.toString(user)));
	}

	private static Stream<List<String>> lines(String file) {
		try {
			return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1)
				.lines()
				.map((line) -> List.of(line.split(":", -1)));
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

}
