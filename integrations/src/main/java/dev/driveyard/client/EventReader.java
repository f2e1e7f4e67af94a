package dev.driveyard.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events, and remembers the last that can be asked for again. See
 * https://html.spec.whatwg.org/multipage/server-sent-events.html.
 */
public final class EventReader {

	private final ServerConnection connection;

	private @Nullable Long last;

	/**
	 * A reader.
	 * @param last the last that was seen, null to begin now
	 */
	public EventReader(ServerConnection connection, @Nullable Long last) {
		this.connection = connection;
		this.last = last;
	}

	/** Hands over events until the server ends or is not reached any more. */
	public void read(Consumer<Map<String, Object>> consumer, Runnable connected) {
		try (InputStream in = this.connection.events(this.last)) {
			connected.run();
			BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
			StringBuilder data = new StringBuilder();
			String id = null;
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith("data:")) {
					data.append(line.substring("data:".length()).strip());
				}
				else if (line.startsWith("id:")) {
					id = line.substring("id:".length()).strip();
				}
				else if (line.isEmpty() && !data.isEmpty()) {
					consumer.accept(Json.read(data.toString()));
					this.last = (id != null) ? (Long) Long.parseLong(id) : this.last;
					data.setLength(0);
					id = null;
				}
			}
		}
		catch (IOException ex) {
			throw this.connection.failed(ex);
		}
	}

}
