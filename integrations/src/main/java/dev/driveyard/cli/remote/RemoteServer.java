package dev.driveyard.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.driveyard.client.AnsweredProblemException;
import dev.driveyard.client.ClientException;
import dev.driveyard.client.ServerAwayException;
import dev.driveyard.client.ServerConnection;
import org.jspecify.annotations.Nullable;

/**
 * A server elsewhere as commands ask it.
 */
public final class RemoteServer {

	/** How long one that no longer answers is waited for. */
	static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int PAUSE_MILLIS = 1000;

	private static final int BUSY = 429;

	private static final int AWAY = 503;

	private static final int PAGE = 500;

	private final ServerConnection connection;

	private final Duration patience;

	RemoteServer(ServerConnection connection) {
		this(connection, PATIENCE);
	}

	/**
	 * A server.
	 * @param patience how long one that no longer answers is waited for
	 */
	RemoteServer(ServerConnection connection, Duration patience) {
		this.connection = connection;
		this.patience = patience;
	}

	/** The way to it. */
	ServerConnection connection() {
		return this.connection;
	}

	/**
	 * Makes sure that nobody between hears what is said, whatever else was allowed.
	 * @param what is said, for a person
	 * @throws IllegalArgumentException if somebody could
	 */
	public void requireSecrecy(String what) {
		if (this.connection.server().isExposed()) {
			throw new IllegalArgumentException("Others could read " + what + " on its way to " + this
					+ ": use https://, --insecure is not enough.");
		}
	}

	/** What is at a path of its API. */
	public Map<String, Object> get(String path) {
		return this.connection.get(path);
	}

	/** Has something done that needs no more words. */
	public Map<String, Object> post(String path) {
		return this.connection.post(path, null, Map.of());
	}

	/** Makes something. */
	public Map<String, Object> post(String path, Map<String, Object> body) {
		return this.connection.post(path, body, Map.of());
	}

	/** Puts something in place of what was there. */
	public Map<String, Object> put(String path, Map<String, Object> body) {
		return this.connection.put(path, body);
	}

	/** Removes something. */
	public Map<String, Object> delete(String path) {
		return this.connection.delete(path);
	}

	/** Each item of a list, over all of its pages. */
	public void forEach(String path, Consumer<Map<String, Object>> action) {
		forEach(path, Long.MAX_VALUE, action);
	}

	/** Each item of a list, as long as that says to go on. */
	public void forWhile(String path, Predicate<Map<String, Object>> action) {
		String first = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
		String next = first;
		while (next != null) {
			Map<String, Object> page = get(next);
			if (!items(page).stream().allMatch(action)) {
				return;
			}
			next = (page.get("next") instanceof String after) ? first + "&after=" + encode(after) : null;
		}
	}

	/** Each of the first so many items of a list. */
	void forEach(String path, long most, Consumer<Map<String, Object>> action) {
		String first = path + (path.contains("?") ? "&" : "?") + "limit=" + Math.min(PAGE, most);
		String next = first;
		long left = most;
		while (next != null && left > 0) {
			Map<String, Object> page = get(next);
			for (Map<String, Object> item : items(page)) {
				if (left-- > 0) {
					action.accept(item);
				}
			}
			next = (page.get("next") instanceof String after) ? first + "&after=" + encode(after) : null;
		}
	}

	/** The items of a page. */
	@SuppressWarnings("unchecked")
	public static List<Map<String, Object>> items(Map<String, Object> page) {
		return (page.get("items") instanceof List<?> items) ? (List<Map<String, Object>>) items : List.of();
	}

	/** A text as a part of a path or a query. */
	public static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/**
	 * The same as to get, but a server that does not answer now is waited for.
	 * @param waiting is told of that, and says whether to go on
	 */
	Map<String, Object> await(String path, Waiting waiting) {
		long end = 0;
		while (true) {
			try {
				return get(path);
			}
			catch (ClientException ex) {
				if (!isAway(ex)) {
					throw ex;
				}
				if (end == 0) {
					end = System.nanoTime() + this.patience.toNanos();
					waiting.begins();
				}
				if (System.nanoTime() > end || !waiting.goesOn()) {
					throw ex;
				}
				pause(PAUSE_MILLIS);
			}
		}
	}

	private static boolean isAway(ClientException ex) {
		return ex instanceof ServerAwayException
				|| (ex instanceof AnsweredProblemException told && (told.status() == BUSY || told.status() == AWAY));
	}

	static void pause(long millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a server is asked", ex);
		}
	}

	/** A number in an answer. */
	public static long number(@Nullable Object value) {
		return (value instanceof Number number) ? number.longValue() : 0;
	}

	/** A text in an answer, empty if there is none. */
	public static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	@Override
	public String toString() {
		return this.connection.server().toString();
	}

	/**
	 * Somebody who waits for a server.
	 */
	interface Waiting {

		/** The server does not answer. */
		void begins();

		/** Whether to go on. */
		boolean goesOn();

	}

}
