package dev.driveyard.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where a server is.
 *
 * @param base what the paths of its API are put after; it does not end with a slash
 */
public record ServerAddress(URI base) {

	/** What all paths of the API begin with. */
	private static final String API = "/api/v1";

	/**
	 * The address in a text.
	 * @throws IllegalArgumentException if it is none; the message says why
	 */
	public static ServerAddress of(String text) {
		URI uri = parse(text);
		String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw new IllegalArgumentException(
					"The address of a server begins with https:// or http://, not as '" + text + "' does");
		}
		if (uri.getRawUserInfo() != null) {
			throw new IllegalArgumentException("The address of a server names no user and no password");
		}
		if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
			throw new IllegalArgumentException(
					"'" + text + "' is no address of a server; one is such as https://files.example.org:8787");
		}
		return new ServerAddress(URI.create(text.replaceFirst("/+$", "")));
	}

	private static URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(
					"The address of the server can't be understood; one is such as https://files.example.org:8787", ex);
		}
	}

	/** Whether what is said to it is hidden from those between. */
	public boolean isSecure() {
		return "https".equalsIgnoreCase(this.base.getScheme());
	}

	/** Whether others could read what is said to it: it is in the clear, and goes out. */
	public boolean isExposed() {
		return !isSecure() && !isHere(this.base.getHost());
	}

	/** Nobody is asked what a name means: only what always means this machine. */
	private static boolean isHere(String host) {
		if (host.equalsIgnoreCase("localhost")) {
			return true;
		}
		boolean isNumber = host.startsWith("[") || host.matches("[0-9.]+");
		try {
			return isNumber && InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	/** The name of its machine. */
	public String host() {
		return this.base.getHost();
	}

	/**
	 * Where something of its API is.
	 * @param path that begins with a slash, with its query
	 */
	URI at(String path) {
		return URI.create(this.base + API + path);
	}

	@Override
	public String toString() {
		return this.base.toString();
	}

}
