package dev.driveyard.runs.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as it is kept.
 *
 * @param id larger than those of all events that could be read before it
 * @param time by the clock of the database
 */
public record ServerEvent(long id, Instant time, NewServerEvent what) {

	/** As an object, in the form that is told. */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("id", this.id);
		map.put("kind", this.what.kind().text());
		map.put("time", this.time.toString());
		put(map, "job", this.what.job());
		put(map, "request", this.what.request());
		put(map, "run", this.what.run());
		map.put("who", this.what.who());
		put(map, "address", this.what.address());
		map.putAll(Json.read(this.what.payload()));
		return map;
	}

	private static void put(Map<String, Object> map, String key, @Nullable Object value) {
		if (value != null) {
			map.put(key, value);
		}
	}

	/**
	 * Kinds of events. The names are stored: they never change.
	 */
	public enum Kind {

		/** A request waits. */
		RUN_QUEUED,
		/** A run has begun, or goes on. */
		RUN_STARTED,
		/** Nothing more comes of a request. */
		RUN_ENDED,
		/** A request was taken back. */
		RUN_CANCELLED,
		/** Some events could not be kept. */
		EVENTS_LOST,
		/** Somebody asked for something to be changed. */
		AUDIT,
		/** Requests were refused. */
		REFUSED;

		/** What it is called where it is told: {@code run.ended}. */
		public String text() {
			return name().toLowerCase(Locale.ROOT).replace('_', '.');
		}

	}

	/**
	 * What is kept and forgotten together. No group can push another out.
	 */
	public enum Group {

		/** What happened to runs. */
		HAPPENED,
		/** What people asked to be changed. */
		ASKED,
		/** What was refused. */
		REFUSED;

		/** The one that a kind belongs to. */
		public static Group of(Kind kind) {
			return switch (kind) {
				case AUDIT -> ASKED;
				case REFUSED -> REFUSED;
				default -> HAPPENED;
			};
		}

	}

}
