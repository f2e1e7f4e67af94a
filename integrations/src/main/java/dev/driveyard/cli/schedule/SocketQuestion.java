package dev.driveyard.cli.schedule;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.Json;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server of a library what only it knows, by the socket in the library's folder.
 */
final class SocketQuestion {

	private static final int MOST = 64 << 20;

	private static final String DONE = "HTTP/1.1 200";

	/** How long a server may take for its answer. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private SocketQuestion() {
	}

	/**
	 * Asks.
	 * @param path of the API
	 * @return the answer, empty if no server answers with one in time
	 */
	static Optional<Map<String, @Nullable Object>> get(Path socket, String path) {
		return get(socket, path, PATIENCE);
	}

	static Optional<Map<String, @Nullable Object>> get(Path socket, String path, Duration patience) {
		String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\nAccept: application/json\r\n\r\n";
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS).execute(() -> end(channel));
			channel.connect(UnixDomainSocketAddress.of(socket));
			ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			return answer(read(channel));
		}
		catch (IOException | IllegalArgumentException ex) { // also a path that is too
															// long
			return Optional.empty();
		}
	}

	/** Ends what waits for it. */
	private static void end(SocketChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(SocketChannel channel) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
		while (channel.read(buffer) >= 0 && all.size() < MOST) {
			all.write(buffer.array(), 0, buffer.position());
			buffer.clear();
		}
		return all.toString(StandardCharsets.UTF_8);
	}

	private static Optional<Map<String, @Nullable Object>> answer(String text) {
		int end = text.indexOf("\r\n\r\n");
		return (text.startsWith(DONE) && end > 0) ? Optional.of(Json.read(text.substring(end + 4))) : Optional.empty();
	}

}
