package dev.driveyard.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Asks a server. No redirection is followed, so that nobody else gets the token; what is
 * asked in the clear goes through no proxy.
 */
public final class ServerConnection {

	private static final int CONNECT_MILLIS = 10_000;

	private static final int READ_MILLIS = 60_000;

	private static final int MOST = 64 << 20;

	private static final int REDIRECTION = 300;

	private static final int PROBLEM = 400;

	static {
		// What is no longer known to have arrived is not sent twice unasked.
		System.setProperty("sun.net.http.retryPost", "false");
	}

	private final ServerAddress server;

	private final @Nullable String token;

	private final @Nullable SSLContext trust;

	/**
	 * A connection, which is made when something is asked.
	 * @param token who asks, null for nobody in particular
	 * @param trust whose certificates are taken, null for those that the JVM trusts
	 */
	public ServerConnection(ServerAddress server, @Nullable String token, @Nullable SSLContext trust) {
		this.server = server;
		this.token = token;
		this.trust = trust;
	}

	/** Where the server is. */
	public ServerAddress server() {
		return this.server;
	}

	/** What is at a path of the API; the path begins with a slash and has its query. */
	public Map<String, Object> get(String path) {
		return ask("GET", path, null, Map.of());
	}

	/** Has something done. */
	public Map<String, Object> post(String path, @Nullable Map<String, Object> body, Map<String, String> headers) {
		return ask("POST", path, body, headers);
	}

	/** Puts something where it was not, or in place of what was there. */
	public Map<String, Object> put(String path, Map<String, Object> body) {
		return ask("PUT", path, body, Map.of());
	}

	/** Removes something. */
	public Map<String, Object> delete(String path) {
		return ask("DELETE", path, null, Map.of());
	}

	/** Changes something. */
	public Map<String, Object> patch(String path, Map<String, Object> body) {
		PatchRequest.Answer answer;
		try {
			answer = PatchRequest.send(this.server.at(path), headers(Map.of()), Json.write(body), this.trust);
		}
		catch (IOException ex) {
			throw failed(ex);
		}
		return understood(answer.status(), answer.location(), answer.body());
	}

	private Map<String, Object> ask(String method, String path, @Nullable Map<String, Object> body,
			Map<String, String> headers) {
		try {
			HttpURLConnection connection = open(method, path, headers);
			if (body != null) {
				connection.setDoOutput(true);
				connection.setRequestProperty("Content-Type", "application/json");
				connection.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
			}
			int status = connection.getResponseCode();
			return understood(status, connection.getHeaderField("Location"), read(connection, status));
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	/**
	 * Listens to the events of the server; whoever reads them closes the stream.
	 * @param after the last that was seen, null to begin now
	 */
	public InputStream events(@Nullable Long after) {
		try {
			Map<String, String> headers = new HashMap<>(Map.of("Accept", "text/event-stream"));
			if (after != null) {
				headers.put("Last-Event-ID", String.valueOf(after));
			}
			HttpURLConnection connection = open("GET", "/events", headers);
			int status = connection.getResponseCode();
			if (status >= REDIRECTION) {
				understood(status, connection.getHeaderField("Location"), read(connection, status));
			}
			return connection.getInputStream();
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	private HttpURLConnection open(String method, String path, Map<String, String> headers) throws IOException {
		var url = this.server.at(path).toURL();
		URLConnection opened = this.server.isSecure() ? url.openConnection() : url.openConnection(Proxy.NO_PROXY);
		HttpURLConnection connection = (HttpURLConnection) opened;
		if (this.trust != null && connection instanceof HttpsURLConnection secure) {
			secure.setSSLSocketFactory(this.trust.getSocketFactory());
		}
		connection.setInstanceFollowRedirects(false);
		connection.setUseCaches(false);
		connection.setConnectTimeout(CONNECT_MILLIS);
		connection.setReadTimeout(READ_MILLIS);
		connection.setRequestMethod(method);
		headers(headers).forEach(connection::setRequestProperty);
		return connection;
	}

	private Map<String, String> headers(Map<String, String> more) {
		Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json", "User-Agent", "driveyard"));
		headers.putAll(more);
		if (this.token != null) {
			headers.put("Authorization", "Bearer " + this.token);
		}
		return headers;
	}

	private static String read(HttpURLConnection connection, int status) throws IOException {
		try (InputStream in = (status >= PROBLEM) ? connection.getErrorStream() : connection.getInputStream()) {
			byte[] bytes = (in != null) ? in.readNBytes(MOST) : new byte[0];
			if (bytes.length == MOST) {
				throw new IOException("the answer is too long");
			}
			return new String(bytes, StandardCharsets.UTF_8);
		}
	}

	private Map<String, Object> understood(int status, @Nullable String location, String text) {
		if (status >= REDIRECTION && status < PROBLEM) {
			throw new ClientException(this.server + " says that it is elsewhere"
					+ ((location != null) ? ", at " + location.replaceAll("[?#].*", "") : "")
					+ ". That is not followed, since the token is for no other.");
		}
		Map<String, Object> body = Map.of();
		try {
			body = text.isBlank() ? Map.of() : Json.read(text);
		}
		catch (JacksonException ex) {
			if (status < PROBLEM) {
				throw new ClientException(this.server + " gives answers that are none of Driveyard's.", ex);
			}
		}
		if (status >= PROBLEM) {
			throw AnsweredProblemException.of(status, this.server, body);
		}
		return body;
	}

	/** Why nothing came of it. */
	ClientException failed(IOException ex) {
		if (ex instanceof SocketTimeoutException) {
			return new ServerAwayException(this.server + " did not answer in time: " + ex.getMessage() + ".", ex);
		}
		if (ex instanceof UnknownHostException) {
			return new ServerAwayException("There is no machine '" + this.server.host() + "', or no way to it.", ex);
		}
		if (ex instanceof SSLException) {
			return new ClientException("The TLS of " + this.server + " can't be trusted: " + ex.getMessage() + ".", ex);
		}
		return new ServerAwayException(this.server + " can't be reached: " + ex.getMessage() + ".", ex);
	}

}
