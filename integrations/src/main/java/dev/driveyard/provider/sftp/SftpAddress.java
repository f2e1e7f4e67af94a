package dev.driveyard.provider.sftp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.volume.VolumeAddress;
import dev.driveyard.storage.volume.VolumeAddressException;

/**
 * {@code sftp://[user@]host[:port]/path}. What is no plain character in the path or the
 * user is written as {@code %} and two hexadecimal digits for each of its bytes; other
 * characters may be written as they are, except {@code %}.
 */
final class SftpAddress {

	static final String SCHEME = "sftp";

	private static final Pattern FORM = Pattern
		.compile("(?:([^/@]*)@)?(\\[[^\\]/@]*]|[^/@:\\[\\]]*)(?::([^/@:]*))?(/.*)?", Pattern.DOTALL);

	private SftpAddress() {
	}

	/**
	 * The address after {@code sftp://}. The volume's root is what it names, and the path
	 * on it {@code /}.
	 */
	static VolumeAddress parse(String rest) {
		Matcher parts = FORM.matcher(rest);
		if (!parts.matches()) {
			throw wrong("it has to be sftp://user@host:port/path");
		}
		Map<String, String> settings = new HashMap<>();
		settings.put(SftpSettings.HOST, host(parts.group(2)));
		if (parts.group(1) != null) {
			settings.put(SftpSettings.USER, user(parts.group(1)));
		}
		if (parts.group(3) != null) {
			settings.put(SftpSettings.PORT, port(parts.group(3)));
		}
		settings.put(SftpSettings.ROOT, path((parts.group(4) != null) ? parts.group(4) : "/"));
		return new VolumeAddress(SCHEME, settings, "/");
	}

	private static String host(String text) {
		String host = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
		if (host.isEmpty()) {
			throw wrong("it names no host");
		}
		if (!host.matches("[\\p{L}\\p{N}._:%-]+") || host.startsWith("-")) {
			throw wrong("'" + EncodedName.display(host) + "' is no name of a host");
		}
		return host;
	}

	private static String user(String text) {
		if (text.indexOf(':') >= 0) {
			throw wrong("a password does not belong there, where others can see it."
					+ " Say where it is instead, with the setting 'password'");
		}
		String user = EncodedName.decode(bytes(text));
		if (user.isEmpty()) {
			throw wrong("the user has no name");
		}
		return user;
	}

	private static String port(String text) {
		int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
		if (port < 1 || port > 65535) {
			throw wrong("'" + EncodedName.display(text) + "' is no port");
		}
		return String.valueOf(port);
	}

	private static String path(String text) {
		StringBuilder path = new StringBuilder();
		for (String name : EncodedName.decode(bytes(text)).split("/")) {
			if (name.equals("..")) {
				throw wrong("a path with '..' in it may lead anywhere");
			}
			if (name.indexOf('\0') >= 0) {
				throw wrong("no path may hold a zero");
			}
			if (!name.isEmpty() && !name.equals(".")) {
				path.append('/').append(name);
			}
		}
		return path.isEmpty() ? "/" : path.toString();
	}

	private static byte[] bytes(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int i = 0;
		while (i < text.length()) {
			if (text.charAt(i) == '%') {
				String digits = text.substring(i + 1, Math.min(i + 3, text.length()));
				if (!digits.matches("[0-9A-Fa-f]{2}")) {
					throw wrong(
							"'%' has to be followed by two hexadecimal digits; the character itself is written as %25");
				}
				bytes.write(Integer.parseInt(digits, 16));
				i += 3;
			}
			else {
				int c = text.codePointAt(i);
				bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
				i += Character.charCount(c);
			}
		}
		return bytes.toByteArray();
	}

	private static VolumeAddressException wrong(String why) {
		return new VolumeAddressException("This is no address of an SFTP server: " + why);
	}

	/**
	 * The address of a path on a server, as {@link #parse} reads it.
	 */
	static String format(SftpSettings settings, String path) {
		String at = settings.user().isEmpty() ? "" : escape(settings.user(), "/@:") + "@";
		return SCHEME + "://" + at + settings.server() + escape(path, "");
	}

	private static String escape(String text, String special) {
		StringBuilder escaped = new StringBuilder();
		for (byte b : EncodedName.encode(text)) {
			char c = (char) (b & 0xFF);
			boolean plain = c > ' ' && c < 0x7F && c != '%' && special.indexOf(c) < 0;
			escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
		}
		return escaped.toString();
	}

}
