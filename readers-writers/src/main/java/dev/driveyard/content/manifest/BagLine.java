package dev.driveyard.content.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;

/**
 * A line of a manifest of a bag: RFC 8493, section 2.1.3.
 *
 * @param hash in lower-case hexadecimal digits
 * @param path encoded, as the line has it, its escapes undone
 * @param asterisk whether one stands before the path, as checksum programs write it
 */
record BagLine(String hash, String path, boolean asterisk) {

	private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]+)[ \t]+(\\*?)(.+)", Pattern.DOTALL);

	/** Reads a line without its end; null if it is none. */
	static @Nullable BagLine parse(String line) {
		Matcher matcher = LINE.matcher(line);
		return matcher.matches() ? new BagLine(ManifestLine.lower(matcher.group(1)), decode(matcher.group(3)),
				!matcher.group(2).isEmpty()) : null;
	}

	/** As it is written. */
	static byte[] bytes(String hash, String path) {
		String escaped = path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
		return EncodedName.encode(hash + "  " + escaped + "\n");
	}

	/** Only what BagIt says is understood: line ends and the sign itself. */
	static String decode(String path) {
		return path.replaceAll("(?i)%0A", "\n").replaceAll("(?i)%0D", "\r").replace("%25", "%");
	}

}
