package dev.driveyard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Speaks HTTP byte by byte, so that it can also be spoken wrongly.
 */
record HttpConnection(SocketAddress address) {

	static HttpConnection tcp(int port) {
		return new HttpConnection(new InetSocketAddress("127.0.0.1", port));
	}

	static HttpConnection unix(Path socket) {
		return new HttpConnection(UnixDomainSocketAddress.of(socket));
	}

	/** Sends this, and reads until the server closes. */
	HttpAnswer exchange(byte[] request) {
		try (SocketChannel channel = SocketChannel.open(this.address)) {
			send(channel, request);
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
			while (channel.read(buffer) >= 0) {
				answer.write(buffer.array(), 0, buffer.position());
				buffer.clear();
			}
			return HttpAnswer.of(answer.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The server may answer and close before it has all. */
	private static void send(SocketChannel channel, byte[] request) {
		ByteBuffer buffer = ByteBuffer.wrap(request);
		try {
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
		}
		catch (IOException ex) {
			// what it answered is still to be read
		}
	}

	/** Sends lines of a head, and a body. */
	HttpAnswer send(String body, String... head) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		StringBuilder text = new StringBuilder(String.join("\r\n", head)).append("\r\nConnection: close\r\n");
		if (bytes.length > 0) {
			text.append("Content-Length: ").append(bytes.length).append("\r\n");
		}
		byte[] start = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
		ByteBuffer all = ByteBuffer.allocate(start.length + bytes.length).put(start).put(bytes);
		return exchange(all.array());
	}

}
