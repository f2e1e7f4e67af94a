package dev.driveyard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.cli.command.WorkSession;
import dev.driveyard.server.RunningServer;
import org.jspecify.annotations.Nullable;

/**
 * Starts a server on a library of the {@link Rehearsal}, and asks it what everybody asks.
 */
final class ServerRehearsal {

	private static final int ROUNDS = 20;

	private final String url;

	private final String token;

	private ServerRehearsal(RunningServer server) {
		this.url = server.url() + "/api/v1";
		this.token = Objects.requireNonNull(server.firstToken(), "the library is new").reveal();
	}

	static void run(Library library, Path tree) throws IOException {
		try (LibraryLock lock = LibraryLock.acquire(library, WorkSession.SERVER);
				RunningServer server = ServerApplication.start(library, Map.of("driveyard.server.port", 0))) {
			ServerRehearsal asking = new ServerRehearsal(server);
			asking.ask("/runs", Json.write(Map.of("job", "index", "parameters", Map.of("path", tree.toString()))));
			for (int round = 0; round < ROUNDS; round++) {
				for (String path : List.of("/queue", "/runs", "/runs/1", "/requests", "/requests/1", "/jobs",
						"/locations", "/health", "/metrics")) {
					asking.ask(path, null);
				}
			}
		}
	}

	private void ask(String path, @Nullable String body) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI.create(this.url + path).toURL().openConnection();
		connection.setRequestProperty("Authorization", "Bearer " + this.token);
		if (body != null) {
			connection.setDoOutput(true);
			connection.setRequestProperty("Content-Type", "application/json");
			try (OutputStream out = connection.getOutputStream()) {
				out.write(body.getBytes(StandardCharsets.UTF_8));
			}
		}
		try (InputStream answer = connection.getInputStream()) {
			answer.transferTo(OutputStream.nullOutputStream());
		}
	}

}
