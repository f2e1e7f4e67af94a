package dev.driveyard.notify;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.runs.notices.StoredNotice;
import org.jspecify.annotations.Nullable;

/**
 * Tells everybody who is to be told of runs that this is a test, once, and what came of
 * it. Nothing is kept.
 */
public final class NoticeTrial {

	private final List<NoticeChannel> channels;

	private final String library;

	private final InstantSource clock;

	NoticeTrial(List<NoticeChannel> channels, String library, InstantSource clock) {
		this.channels = channels;
		this.library = library;
		this.clock = clock;
	}

	/** Tells them, one after the other. */
	public List<Result> run() {
		List<Result> results = new ArrayList<>();
		for (NoticeChannel channel : this.channels) {
			results.add(new Result(channel.name(), channel.receiver(), tell(channel)));
		}
		return results;
	}

	/** Why it was not taken, null if it was. */
	private @Nullable String tell(NoticeChannel channel) {
		try {
			channel.send(new StoredNotice(this.clock.millis(), body(), 1));
			return null;
		}
		catch (NoticeException ex) {
			return ex.getMessage();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "It was interrupted";
		}
	}

	private String body() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("subject", "a test of notices");
		body.put("occasions", List.of("test"));
		body.put("time", this.clock.instant().toString());
		body.put("library", this.library);
		body.put("requestedBy", System.getProperty("user.name", ""));
		body.put("message", "Somebody wants to know whether notices arrive. Nothing has happened.");
		return Json.write(body);
	}

	/**
	 * What came of it.
	 *
	 * @param receiver who was told, without what is a secret
	 * @param failure why it was not taken, null if it was
	 */
	public record Result(String channel, String receiver, @Nullable String failure) {

		/** Whether it was taken. */
		public boolean isTaken() {
			return this.failure == null;
		}

	}

	/**
	 * Makes a trial of what a library's server is set to tell.
	 */
	@FunctionalInterface
	public interface Sender {

		/** Sends a notice to all, once. */
		List<Result> send(Library library);

	}

}
