package dev.driveyard.content.manifest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;

/**
 * A file with its hash.
 *
 * @param algorithm where the line names it, or is to be written
 * @param hash in lower-case hexadecimal digits
 * @param path encoded as {@link EncodedName} says, as the line has it
 */
public record ManifestLine(@Nullable Algorithm algorithm, String hash, String path) {

	/** A mark of the byte order, and spaces. */
	private static final Pattern INDENT = Pattern.compile("^\uFEFF?[ \t]*");

	private static final Pattern PLAIN = Pattern.compile("(\\\\?)([0-9a-fA-F]{32,128}) [ *](.+)", Pattern.DOTALL);

	/** As some programs of BSD write it: {@code sha256sum} takes it too. */
	private static final Pattern ONE_SPACE = Pattern.compile("(\\\\?)([0-9a-fA-F]{32,128}) (.+)", Pattern.DOTALL);

	/** With spaces as {@code --tag} has it, or without as OpenSSL does. */
	private static final Pattern TAGGED = Pattern
		.compile("(\\\\?)([A-Za-z0-9/-]+) ?\\((.+)\\) ?= ([0-9a-fA-F]{32,128})\r?", Pattern.DOTALL);

	/** As lists of CRC-32 have it, the name first. */
	private static final Pattern SFV = Pattern.compile("(.+?)[ \t]+([0-9a-fA-F]{8})[ \t]*\r?", Pattern.DOTALL);

	private static final Pattern HASH = Pattern.compile("\\\\?([0-9a-fA-F]+)(?![0-9a-zA-Z])(.*)", Pattern.DOTALL);

	/**
	 * The line as {@code b3sum} and {@code sha256sum} write it.
	 */
	public byte[] bytes() {
		return EncodedName.encode(beginning() + escapedPath() + "\n");
	}

	/** What stands before the path: the hash, with a mark if the path has escapes. */
	public String beginning() {
		return (escapedPath().equals(this.path) ? "" : "\\") + this.hash + "  ";
	}

	/**
	 * The path without line ends. Only {@code b3sum} writes a carriage return as it is,
	 * and reads no escape for it.
	 */
	public String escapedPath() {
		String escaped = this.path.replace("\\", "\\\\").replace("\n", "\\n");
		return (this.algorithm == Algorithm.BLAKE3) ? escaped : escaped.replace("\r", "\\r");
	}

	/**
	 * Reads a line, without its end. A carriage return before that belongs to the path,
	 * but for a line with the hash at its end.
	 * @return null if it is no line of a manifest
	 */
	public static @Nullable ManifestLine parse(byte[] line) {
		String text = content(line);
		Matcher plain = PLAIN.matcher(text);
		if (plain.matches()) {
			return new ManifestLine(null, lower(plain.group(2)), unescape(plain.group(1), plain.group(3)));
		}
		Matcher oneSpace = ONE_SPACE.matcher(text);
		if (oneSpace.matches()) {
			return new ManifestLine(null, lower(oneSpace.group(2)), unescape(oneSpace.group(1), oneSpace.group(3)));
		}
		Matcher tagged = TAGGED.matcher(text);
		if (tagged.matches()) {
			Algorithm algorithm = Algorithm.named(tagged.group(2));
			return (algorithm != null)
					? new ManifestLine(algorithm, lower(tagged.group(4)), unescape(tagged.group(1), tagged.group(3)))
					: null;
		}
		Matcher sfv = SFV.matcher(text);
		return sfv.matches() ? new ManifestLine(Algorithm.CRC32, lower(sfv.group(2)), sfv.group(1)) : null;
	}

	private static String content(byte[] line) {
		return INDENT.matcher(EncodedName.decode(line)).replaceFirst("");
	}

	/** Why a line is none of a manifest, for a person. */
	static String reason(byte[] line) {
		String text = content(line);
		Matcher tagged = TAGGED.matcher(text);
		if (tagged.matches()) {
			return "There is no algorithm " + tagged.group(2) + " here.";
		}
		Matcher hash = HASH.matcher(text);
		if (!hash.matches()) {
			return "It has no hash, neither before a name nor after one.";
		}
		if (hash.group(2).isBlank()) {
			return "No name follows the hash.";
		}
		return (hash.group(1).length() < 32 || hash.group(1).length() > 128)
				? "No hash that is known has " + hash.group(1).length() + " digits."
				: "Neither a space nor an asterisk stands between the hash and the name.";
	}

	static String lower(String hex) {
		return hex.toLowerCase(Locale.ROOT);
	}

	static String unescape(String mark, String name) {
		if (mark.isEmpty()) {
			return name;
		}
		StringBuilder plain = new StringBuilder(name.length());
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (c == '\\' && i + 1 < name.length()) {
				char next = name.charAt(++i);
				plain.append((next == 'n') ? '\n' : (next == 'r') ? '\r' : next);
			}
			else {
				plain.append(c);
			}
		}
		return plain.toString();
	}

	/**
	 * Splits at line ends.
	 */
	static byte @Nullable [] next(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream(128);
		int b = in.read();
		if (b < 0) {
			return null;
		}
		for (; b >= 0 && b != '\n'; b = in.read()) {
			line.write(b);
			if (line.size() > 1 << 16) {
				throw new IOException("it is no manifest: a line is too long");
			}
		}
		return line.toByteArray();
	}

	/** For a person. */
	static String text(byte[] line) {
		String text = EncodedName.display(new String(line, StandardCharsets.UTF_8).stripTrailing());
		return (text.length() > 80) ? text.substring(0, 80) + "..." : text;
	}

}
