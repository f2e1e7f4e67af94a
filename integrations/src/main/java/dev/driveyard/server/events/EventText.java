package dev.driveyard.server.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.runs.events.NewServerEvent;
import dev.driveyard.runs.events.ServerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events as they are sent. See
 * https://html.spec.whatwg.org/multipage/server-sent-events.html.
 */
final class EventText {

	/** Says nothing, and shows that the connection lives. */
	static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

	private EventText() {
	}

	/** How long to wait before coming again. */
	static byte[] retry(Duration pause) {
		return ("retry: " + pause.toMillis() + "\n\n").getBytes(StandardCharsets.US_ASCII);
	}

	/** An event that is kept: whoever has seen it can ask for those after it. */
	static byte[] of(ServerEvent event) {
		return ("id: " + event.id() + "\n" + text(name(event.what().kind()), toMap(event)))
			.getBytes(StandardCharsets.UTF_8);
	}

	/** An event that is told and not kept. */
	static byte[] passing(String name, Map<String, Object> data) {
		return text(name, data).getBytes(StandardCharsets.UTF_8);
	}

	private static String text(String name, Map<String, Object> data) {
		return "event: " + name + "\ndata: " + Json.write(data) + "\n\n";
	}

	/** What a kind is called. */
	static String name(ServerEvent.Kind kind) {
		return kind.name().toLowerCase(Locale.ROOT).replace('_', '.');
	}

	/** An event as an object. */
	static Map<String, Object> toMap(ServerEvent event) {
		NewServerEvent what = event.what();
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("id", event.id());
		map.put("kind", name(what.kind()));
		map.put("time", event.time().toString());
		put(map, "job", what.job());
		put(map, "request", what.request());
		put(map, "run", what.run());
		map.put("who", what.who());
		put(map, "address", what.address());
		map.putAll(Json.read(what.payload()));
		return map;
	}

	private static void put(Map<String, Object> map, String key, @Nullable Object value) {
		if (value != null) {
			map.put(key, value);
		}
	}

}
