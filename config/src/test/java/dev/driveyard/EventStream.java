package dev.driveyard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.catalogue.Json;

/**
 * Somebody who listens to the events of a server, in a thread of its own.
 */
final class EventStream implements AutoCloseable {

	private static final Pattern EVENT = Pattern.compile("(?:id: (\\d+)\n)?event: (.*)\ndata: (.*)\n\n");

	private final SocketChannel channel;

	private final StringBuilder text = new StringBuilder();

	private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();

	private volatile boolean ended;

	private EventStream(SocketChannel channel) {
		this.channel = channel;
	}

	/** Asks for events, and reads them. */
	static EventStream open(ServerFixture server, String token, String... headers) {
		EventStream stream = new EventStream(ask(server, token, headers));
		Thread thread = new Thread(stream::read, "event-stream");
		thread.setDaemon(true);
		thread.start();
		return stream;
	}

	/** Asks for events, and reads nothing but the head of the answer. */
	static SocketChannel stall(ServerFixture server, String token) throws IOException {
		SocketChannel channel = ask(server, token);
		ByteBuffer one = ByteBuffer.allocate(1);
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0 && channel.read(one.clear()) > 0) {
			head.append((char) one.get(0));
		}
		return channel;
	}

	private static SocketChannel ask(ServerFixture server, String token, String... headers) {
		try {
			SocketChannel channel = SocketChannel.open();
			channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
			channel.connect(new InetSocketAddress("127.0.0.1", server.port()));
			String head = "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nConnection: close\r\n"
					+ "Authorization: Bearer " + token + "\r\n"
					+ ((headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "") + "\r\n";
			channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
			return channel;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read() {
		ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
		try {
			while (this.channel.read(buffer.clear()) >= 0) {
				this.text.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
				parse();
			}
		}
		catch (IOException ex) {
			// it was closed
		}
		this.ended = true;
	}

	/** No event has a carriage return: those are around the sizes of chunks. */
	private void parse() {
		String all = this.text.toString().replaceAll("\r\n[0-9a-f]+\r\n", "");
		Matcher matcher = EVENT.matcher(all);
		int end = 0;
		while (matcher.find()) {
			Map<String, Object> event = new HashMap<>(Json.read(matcher.group(3)));
			event.put("event", matcher.group(2));
			event.put("sse", (matcher.group(1) != null) ? matcher.group(1) : "");
			this.events.add(event);
			end = matcher.end();
		}
		this.text.setLength(0);
		this.text.append(all.substring(end));
	}

	List<Map<String, Object>> events() {
		return this.events;
	}

	/** Those of a name. */
	List<Map<String, Object>> named(String name) {
		return this.events.stream().filter((event) -> name.equals(event.get("event"))).toList();
	}

	/** Those that are kept. */
	List<Long> ids() {
		return this.events.stream()
			.map((event) -> String.valueOf(event.get("sse")))
			.filter((id) -> !id.isEmpty())
			.map(Long::valueOf)
			.toList();
	}

	boolean isEnded() {
		return this.ended;
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
