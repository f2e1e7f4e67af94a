package dev.driveyard.catalogue.library;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The URL of a PostgreSQL database in the one form that is accepted:
 * {@code jdbc:postgresql://HOST[:PORT][,HOST[:PORT]...]/DATABASE[?PARAMETER=VALUE&...]}.
 * Many of the driver's parameters name classes to load or files to write; only those that
 * do neither are let through.
 *
 * @param hosts each with its port, as {@code host:port}, joined by commas
 * @param database the database's name
 */
public record ServerUrl(String hosts, String database) {

	/** What a URL may have after its question mark. */
	public static final Set<String> PARAMETERS = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "channelBinding",
			"currentSchema", "connectTimeout", "socketTimeout", "loginTimeout", "tcpKeepAlive", "targetServerType");

	private static final String HOST = "(?:[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?";

	private static final Pattern FORM = Pattern
		.compile("jdbc:postgresql://(" + HOST + "(?:," + HOST + ")*)/([A-Za-z0-9._-]+)(?:\\?(.*))?");

	private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=([A-Za-z0-9._/,+@~:-]*)");

	private static final Pattern HAS_PORT = Pattern.compile(".*:\\d+");

	/**
	 * Reads a URL.
	 * @throws IllegalArgumentException if it has another form; the message says what
	 */
	public static ServerUrl parse(String url) {
		Matcher parts = FORM.matcher(url);
		if (!parts.matches()) {
			throw new IllegalArgumentException("the URL of a PostgreSQL database is"
					+ " jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETER=VALUE&...], not " + url);
		}
		String parameters = parts.group(3);
		if (parameters != null) {
			Arrays.stream(parameters.split("&", -1)).forEach(ServerUrl::requireAllowed);
		}
		String hosts = Arrays.stream(Objects.requireNonNull(parts.group(1)).split(","))
			.map((host) -> HAS_PORT.matcher(host).matches() ? host : host + ":5432")
			.collect(Collectors.joining(","));
		return new ServerUrl(hosts, Objects.requireNonNull(parts.group(2)));
	}

	private static void requireAllowed(String parameter) {
		Matcher parts = PARAMETER.matcher(parameter);
		String name = parameter.split("=", 2)[0];
		if (!PARAMETERS.contains(name)) {
			throw new IllegalArgumentException("the parameter '" + name + "' is not allowed in the URL of a database."
					+ " Allowed are: " + PARAMETERS.stream().sorted().collect(Collectors.joining(", ")));
		}
		if (!parts.matches()) {
			throw new IllegalArgumentException("the value of '" + name + "' in the URL of a database holds characters"
					+ " that none of its values has");
		}
	}

	/**
	 * Where a password is sent that is given for this URL:
	 * {@code USER@HOST:PORT/DATABASE}.
	 * @param user the database user, null for the one with the name of the system's user
	 */
	public String place(@Nullable String user) {
		return Objects.requireNonNullElseGet(user, () -> System.getProperty("user.name")) + "@" + this.hosts + "/"
				+ this.database;
	}

}
