package dev.driveyard.server.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.runs.events.ServerEvent;

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
		return ("id: " + event.id() + "\n" + text(event.what().kind().text(), event.toMap()))
			.getBytes(StandardCharsets.UTF_8);
	}

	/** An event that is told and not kept. */
	static byte[] passing(String name, Map<String, Object> data) {
		return text(name, data).getBytes(StandardCharsets.UTF_8);
	}

	private static String text(String name, Map<String, Object> data) {
		return "event: " + name + "\ndata: " + Json.write(data) + "\n\n";
	}

}
