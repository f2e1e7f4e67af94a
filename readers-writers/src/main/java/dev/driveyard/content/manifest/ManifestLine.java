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
	private static final Pattern TAGGED = Pattern.compile("(\\\\?)([A-Z0-9-]+) ?\\((.+)\\) ?= ([0-9a-fA-F]{32,128})\r?",
			Pattern.DOTALL);

	private static final Pattern BAG = Pattern.compile("([0-9a-fA-F]{32,128})[ \t]+\\*?(.+)", Pattern.DOTALL);

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
	 * The line as BagIt has it.
	 */
	public byte[] bagBytes() {
		String escaped = this.path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
		return EncodedName.encode(this.hash + "  " + escaped + "\n");
	}

	/**
	 * Reads a line, without its end. A carriage return before that belongs to the path,
	 * but for a line with the hash at its end, and in a bag, which writes it otherwise.
	 * @param bag whether it stands in a BagIt manifest
	 * @return null if it is no line of a manifest
	 */
	public static @Nullable ManifestLine parse(byte[] line, boolean bag) {
		String text = INDENT.matcher(EncodedName.decode(line)).replaceFirst("");
		if (bag) {
			Matcher matcher = BAG.matcher(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
			return matcher.matches() ? new ManifestLine(null, lower(matcher.group(1)), percent(matcher.group(2)))
					: null;
		}
		Matcher plain = PLAIN.matcher(text);
		if (plain.matches()) {
			return new ManifestLine(null, lower(plain.group(2)), unescape(plain.group(1), plain.group(3)));
		}
		Matcher oneSpace = ONE_SPACE.matcher(text);
		if (oneSpace.matches()) {
			return new ManifestLine(null, lower(oneSpace.group(2)), unescape(oneSpace.group(1), oneSpace.group(3)));
		}
		Matcher tagged = TAGGED.matcher(text);
		Algorithm algorithm = tagged.matches() ? Algorithm.named(tagged.group(2)) : null;
		return (algorithm != null)
				? new ManifestLine(algorithm, lower(tagged.group(4)), unescape(tagged.group(1), tagged.group(3)))
				: null;
	}

	private static String lower(String hex) {
		return hex.toLowerCase(Locale.ROOT);
	}

	private static String unescape(String mark, String name) {
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

	/** Only what BagIt says is understood: line ends and the sign itself. */
	private static String percent(String name) {
		return name.replaceAll("(?i)%0A", "\n").replaceAll("(?i)%0D", "\r").replace("%25", "%");
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
