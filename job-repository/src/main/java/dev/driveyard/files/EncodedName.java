package dev.driveyard.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * File names are bytes; this maps them one to one to text that any database can hold. A
 * name that is UTF-8 maps to itself. Each byte that is not part of valid UTF-8 maps to
 * one character U+EF80 to U+EFFF (its low seven bits), and so does each of the three
 * bytes of a name that really contains such a character, so that the mapping stays
 * reversible. (The scheme is MirBSD's OPTU-8/16.)
 */
public final class EncodedName {

	private static final char FIRST = '\uEF80';

	private static final char LAST = '\uEFFF';

	private EncodedName() {
	}

	/**
	 * The text for a name's bytes; never fails.
	 */
	public static String decode(byte[] bytes) {
		for (byte b : bytes) {
			if (b < 0) {
				return decodeNonAscii(bytes);
			}
		}
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static String decodeNonAscii(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer in = ByteBuffer.wrap(bytes);
		StringBuilder text = new StringBuilder(bytes.length);
		CharBuffer valid = CharBuffer.allocate(bytes.length);
		while (in.hasRemaining()) {
			CoderResult result = decoder.reset().decode(in, valid.clear(), true);
			appendShielded(text, valid.flip());
			for (int i = 0; result.isError() && i < result.length(); i++) {
				text.append(stray(in.get()));
			}
		}
		return text.toString();
	}

	private static void appendShielded(StringBuilder text, CharBuffer valid) {
		for (int i = 0; i < valid.length(); i++) {
			char c = valid.charAt(i);
			if (isStray(c)) {
				for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
					text.append(stray(b));
				}
			}
			else {
				text.append(c);
			}
		}
	}

	/**
	 * The bytes of a name; the inverse of {@link #decode}.
	 */
	public static byte[] encode(String name) {
		if (isText(name)) {
			return name.getBytes(StandardCharsets.UTF_8);
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length() + 8);
		name.codePoints().forEach((c) -> {
			if (c >= FIRST && c <= LAST) {
				bytes.write(0x80 | (c - FIRST));
			}
			else {
				bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
			}
		});
		return bytes.toByteArray();
	}

	/**
	 * Whether the name's bytes are UTF-8, so that it can be shown and sent as it is.
	 */
	public static boolean isText(String name) {
		for (int i = 0; i < name.length(); i++) {
			if (isStray(name.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Puts a name into an object for programs, and its bytes where it is no text.
	 */
	public static void put(Map<String, ? super String> object, String key, String name) {
		boolean isText = isText(name);
		object.put(key, isText ? name : display(name));
		if (!isText) {
			object.put(key + "_base64", Base64.getEncoder().encodeToString(encode(name)));
		}
	}

	/**
	 * The name for a person's eyes: control characters and stray bytes as {@code \n},
	 * {@code \x1b}, {@code \xff}; a backslash doubled only where something was escaped.
	 */
	public static String display(String name) {
		if (name.codePoints().noneMatch(EncodedName::needsEscape)) {
			return name;
		}
		StringBuilder text = new StringBuilder(name.length() + 8);
		name.codePoints().forEach((c) -> appendEscaped(text, c));
		return text.toString();
	}

	private static boolean needsEscape(int c) {
		int type = Character.getType(c);
		return Character.isISOControl(c) || (c >= FIRST && c <= LAST) || c == 0x2028 || c == 0x2029
				|| (type == Character.FORMAT && c != 0x200D) || type == Character.SURROGATE;
	}

	private static void appendEscaped(StringBuilder text, int c) {
		if (c == '\n') {
			text.append("\\n");
		}
		else if (c == '\t') {
			text.append("\\t");
		}
		else if (c == '\\') {
			text.append("\\\\");
		}
		else if (c >= FIRST && c <= LAST) {
			text.append(String.format("\\x%02x", 0x80 | (c - FIRST)));
		}
		else if (needsEscape(c)) {
			text.append((c < 0x100) ? String.format("\\x%02x", c) : String.format("\\u{%x}", c));
		}
		else {
			text.appendCodePoint(c);
		}
	}

	private static char stray(byte b) {
		return (char) (FIRST + (b & 0x7F));
	}

	private static boolean isStray(char c) {
		return c >= FIRST && c <= LAST;
	}

}
