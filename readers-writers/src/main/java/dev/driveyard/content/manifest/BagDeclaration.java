package dev.driveyard.content.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code bagit.txt} says of a bag: RFC 8493, section 2.1.1.
 *
 * @param version 0.93 to 0.97, or 1.0, in hundredths
 * @param encoding of all other files that are not payload
 */
record BagDeclaration(int version, Charset encoding) {

	static final String NAME = "bagit.txt";

	/** What a bag is judged by whose declaration can't be read. */
	static final BagDeclaration NEWEST = new BagDeclaration(100, StandardCharsets.UTF_8);

	private static final Pattern VERSION = Pattern.compile("BagIt-Version: (\\d+)\\.(\\d+)");

	private static final Pattern ENCODING = Pattern.compile("Tag-File-Character-Encoding: (\\S+)");

	/** Whether the rules are those of the RFC, not of a draft before it. */
	boolean isFinal() {
		return this.version >= 100;
	}

	/**
	 * Reads a declaration.
	 * @throws IOException if it is none, with the reason
	 */
	static BagDeclaration parse(byte[] bytes) throws IOException {
		String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new IOException("It is not UTF-8.", ex);
		}
		if (text.startsWith("\uFEFF")) {
			throw new IOException("It begins with a byte order mark, and must not.");
		}
		String[] lines = text.replaceFirst("(\r\n|\r|\n)$", "").split("\r\n|\r|\n", -1);
		if (lines.length != 2) {
			throw new IOException("It has " + lines.length + ((lines.length == 1) ? " line" : " lines")
					+ ", and must have two: BagIt-Version and Tag-File-Character-Encoding.");
		}
		return new BagDeclaration(version(lines[0]), encoding(lines[1]));
	}

	private static int version(String line) throws IOException {
		Matcher matcher = VERSION.matcher(line);
		if (!matcher.matches()) {
			throw new IOException("Its first line must be 'BagIt-Version: M.N'.");
		}
		return switch (matcher.group(1) + "." + matcher.group(2)) {
			case "0.93" -> 93;
			case "0.94" -> 94;
			case "0.95" -> 95;
			case "0.96" -> 96;
			case "0.97" -> 97;
			case "1.0" -> 100;
			default -> throw new IOException("There is no version " + matcher.group(1) + "." + matcher.group(2)
					+ " of BagIt that is known here: 0.93 to 0.97, and 1.0 are.");
		};
	}

	private static Charset encoding(String line) throws IOException {
		Matcher matcher = ENCODING.matcher(line);
		if (!matcher.matches()) {
			throw new IOException("Its second line must be 'Tag-File-Character-Encoding: ENCODING'.");
		}
		try {
			return Charset.forName(matcher.group(1));
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("There is no encoding '" + matcher.group(1) + "'.", ex);
		}
	}

}
