package dev.driveyard.storage.local;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import dev.driveyard.files.EncodedName;

/**
 * Encoded paths and the JDK's, both ways. A JDK path keeps the bytes that the system gave
 * it, but shows and takes them only through a URI when they are not text.
 */
public final class LocalPaths {

	private static final char REPLACEMENT = '\uFFFD';

	private LocalPaths() {
	}

	/**
	 * The JDK's path for an encoded absolute path.
	 */
	public static Path toPath(String encoded) {
		if (EncodedName.isText(encoded)) {
			return Path.of(encoded);
		}
		StringBuilder uri = new StringBuilder("file://");
		for (byte b : EncodedName.encode(encoded)) {
			uri.append((b == '/') ? "/" : String.format("%%%02X", b));
		}
		return Path.of(URI.create(uri.toString()));
	}

	/**
	 * The JDK's relative path for one encoded name.
	 */
	static Path toName(String encoded) {
		return EncodedName.isText(encoded) ? Path.of(encoded) : toPath("/" + encoded).getFileName();
	}

	/**
	 * The encoded form of a path; a relative one stays relative.
	 */
	public static String encode(Path path) {
		String text = path.toString();
		if (isPlain(text)) {
			return text;
		}
		return path.isAbsolute() ? EncodedName.decode(rawBytes(path))
				: EncodedName.decode(rawBytes(Path.of("/").resolve(path))).substring(1);
	}

	/**
	 * The encoded form of the last name of a path.
	 */
	static String encodeName(Path path) {
		String text = path.getFileName().toString();
		if (isPlain(text)) {
			return text;
		}
		byte[] bytes = rawBytes(path.getFileName());
		int start = bytes.length;
		while (start > 0 && bytes[start - 1] != '/') {
			start--;
		}
		return EncodedName.decode(Arrays.copyOfRange(bytes, start, bytes.length));
	}

	/**
	 * Whether the JDK's text holds all: no replacement character, none that needs a
	 * shield.
	 */
	private static boolean isPlain(String text) {
		return text.indexOf(REPLACEMENT) < 0 && EncodedName.isText(text);
	}

	private static byte[] rawBytes(Path path) {
		String raw = path.toUri().getRawPath();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
		for (int i = 0; i < raw.length(); i++) {
			if (raw.charAt(i) == '%') {
				bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
				i += 2;
			}
			else {
				bytes.writeBytes(String.valueOf(raw.charAt(i)).getBytes(StandardCharsets.UTF_8));
			}
		}
		byte[] result = bytes.toByteArray();
		boolean slashAdded = result.length > 1 && result[result.length - 1] == '/';
		return slashAdded ? Arrays.copyOf(result, result.length - 1) : result;
	}

}
