package dev.driveyard.content.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a file's very first bytes say where the registry of types does not know it, read
 * from {@code beginnings.txt}.
 */
final class FirstBytes {

	private static final int LOOKED_AT = 512;

	private static final int SCRIPT = ('#' << 8) | '!';

	private final List<List<Beginning>> byFirst = new ArrayList<>();

	FirstBytes() {
		for (int i = 0; i < 256; i++) {
			this.byFirst.add(new ArrayList<>());
		}
		for (String line : Tables.lines("beginnings.txt")) {
			int equals = line.lastIndexOf('=');
			Beginning beginning = beginning(line.substring(0, equals).trim(), line.substring(equals + 1).trim());
			for (int first = 0; first < 256; first++) {
				if (beginning.begins(first)) {
					this.byFirst.get(first).add(beginning);
				}
			}
		}
	}

	private static Beginning beginning(String pattern, String type) {
		String hex = pattern.startsWith("\"")
				? HexFormat.of()
					.formatHex(pattern.substring(1, pattern.length() - 1).getBytes(StandardCharsets.US_ASCII))
				: pattern.toLowerCase(Locale.ROOT);
		return new Beginning(HexFormat.of().parseHex(hex.replace('.', '0')),
				HexFormat.of().parseHex(hex.replaceAll("[0-9a-f]", "f").replace('.', '0')), type);
	}

	/** The type; null if no beginning is that of the file. */
	@Nullable String find(byte[] bytes, int length) {
		for (Beginning beginning : this.byFirst.get(bytes[0] & 0xFF)) {
			if (beginning.matches(bytes, length)) {
				return beginning.type;
			}
		}
		return null;
	}

	/** Whether bytes that begin as a TrueType font does go on as one. */
	static boolean isFont(byte[] bytes, int length) {
		if (length < 16 || bytes[0] != 0) {
			return true;
		}
		boolean named = bytes[4] == 0 && bytes[5] != 0;
		for (int i = 12; i < 16; i++) {
			named &= bytes[i] >= ' ' && bytes[i] < 0x7F;
		}
		return named;
	}

	/**
	 * Whether these are no bytes of a text, nor of a script with something packed behind.
	 */
	static boolean areBinary(byte[] bytes, int length) {
		int first = (length < 2) ? 0 : (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
		boolean utf32 = first == 0 && length > 3 && bytes[2] == (byte) 0xFE;
		boolean text = first == 0xFFFE || first == 0xFEFF || utf32 || first == SCRIPT;
		for (int i = 0; i < Math.min(length, LOOKED_AT) && !text; i++) {
			if (bytes[i] == 0) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Bytes of which only the bits in the mask count.
	 */
	private static final class Beginning {

		private final byte[] bytes;

		private final byte[] mask;

		private final String type;

		Beginning(byte[] bytes, byte[] mask, String type) {
			this.bytes = bytes;
			this.mask = mask;
			this.type = type;
		}

		boolean begins(int first) {
			return (first & this.mask[0] & 0xFF) == (this.bytes[0] & 0xFF);
		}

		boolean matches(byte[] file, int length) {
			for (int i = 0; i < this.bytes.length; i++) {
				if (i >= length || (file[i] & this.mask[i]) != this.bytes[i]) {
					return false;
				}
			}
			return true;
		}

	}

}
