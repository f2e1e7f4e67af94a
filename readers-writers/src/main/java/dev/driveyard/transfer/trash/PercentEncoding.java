package dev.driveyard.transfer.trash;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import dev.driveyard.files.EncodedName;

/**
 * Paths as the trash writes them: their bytes, all but unreserved ones and slashes as
 * {@code %XX} (RFC 2396).
 */
final class PercentEncoding {

	private PercentEncoding() {
	}

	/** The text for an encoded path. */
	static String encode(String path) {
		StringBuilder text = new StringBuilder(path.length() + 16);
		for (byte b : EncodedName.encode(path)) {
			if (isPlain(b)) {
				text.append((char) b);
			}
			else {
				text.append(String.format("%%%02X", b));
			}
		}
		return text.toString();
	}

	private static boolean isPlain(byte b) {
		return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || "-_.~/".indexOf(b) >= 0;
	}

	/**
	 * The encoded path for a text whose characters are bytes. A percent sign that starts
	 * no escape stands for itself, as most programs read it.
	 */
	static String decode(String text) {
		byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
		for (int i = 0; i < raw.length; i++) {
			int high = (raw[i] == '%' && i + 2 < raw.length) ? Character.digit(raw[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(raw[i + 2], 16) : -1;
			if (low >= 0) {
				bytes.write(high << 4 | low);
				i += 2;
			}
			else {
				bytes.write(raw[i]);
			}
		}
		return EncodedName.decode(bytes.toByteArray());
	}

}
