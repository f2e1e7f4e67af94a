package dev.driveyard.picture.film;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.content.metadata.bytes.Content;

/**
 * Gives one file to programs in the same sandbox, which may read it at any position: by
 * HTTP at a port of this machine, to which no other machine gets through, and at a path
 * that nobody guesses.
 */
final class ContentServer implements AutoCloseable {

	private static final int BUFFER = 1 << 16;

	/** Of a request, all its lines together. */
	private static final int MOST_HEAD = 1 << 13;

	private static final int WAIT_MILLIS = 30_000;

	private static final Pattern RANGE = Pattern.compile("(?im)^range:\\s*bytes=(\\d+)-(\\d*)\\s*$");

	private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

	private final Content content;

	private final String path = path();

	private final ServerSocket socket;

	ContentServer(Content content) throws IOException {
		this.content = content;
		this.socket = new ServerSocket(0, 8, address());
		Thread thread = new Thread(this::accept, "content-server");
		thread.setDaemon(true);
		thread.start();
	}

	private static String path() {
		byte[] random = new byte[16];
		new SecureRandom().nextBytes(random);
		return "/" + HexFormat.of().formatHex(random);
	}

	private static InetAddress address() throws IOException {
		return InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 });
	}

	/** Where the file is. */
	String url() {
		return "http://127.0.0.1:" + this.socket.getLocalPort() + this.path;
	}

	/** Whether anybody gets through: not where the network is cut off altogether. */
	boolean isReached() {
		try (Socket client = new Socket(address(), this.socket.getLocalPort())) {
			return client.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket client = this.socket.accept();
				Thread thread = new Thread(() -> serve(client), "content-client");
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				// it was closed, or the client went away
			}
		}
	}

	/** One answer for each connection. */
	private void serve(Socket client) {
		try (client) {
			client.setSoTimeout(WAIT_MILLIS);
			client.setSendBufferSize(BUFFER);
			String head = head(new BufferedInputStream(client.getInputStream(), MOST_HEAD));
			if (!head.startsWith("GET " + this.path + " ")) {
				client.getOutputStream().write(NOT_FOUND.getBytes(StandardCharsets.ISO_8859_1));
				return;
			}
			long from = 0;
			long to = this.content.size();
			Matcher range = RANGE.matcher(head);
			if (range.find()) {
				from = Math.min(to, Long.parseLong(range.group(1)));
				to = range.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(range.group(2)) + 1);
			}
			send(client.getOutputStream(), from, to);
		}
		catch (IOException | NumberFormatException ex) {
			// whoever asked has seen enough, or the file can't be read any more
		}
	}

	/** The lines up to the first that is empty. */
	private static String head(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		for (int count = 0; count < MOST_HEAD; count++) {
			int next = in.read();
			if (next < 0) {
				break;
			}
			if (next != '\r') {
				head.append((char) next);
			}
			if (next == '\n' && (head.length() == 1 || head.charAt(head.length() - 2) == '\n')) {
				return head.toString();
			}
		}
		throw new IOException("no request, or one that is too long");
	}

	private void send(OutputStream out, long from, long to) throws IOException {
		long size = this.content.size();
		String head = (from >= size) ? "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Range: bytes */" + size + "\r\n"
				: "HTTP/1.1 206 Partial Content\r\nAccept-Ranges: bytes\r\nContent-Range: bytes " + from + "-"
						+ (to - 1) + "/" + size + "\r\n";
		out.write((head + "Content-Type: application/octet-stream\r\nContent-Length: " + Math.max(0, to - from)
				+ "\r\nConnection: close\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1));
		byte[] buffer = new byte[BUFFER];
		for (long at = from; at < to;) {
			int read = read(at, buffer, (int) Math.min(buffer.length, to - at));
			if (read < 0) {
				return;
			}
			out.write(buffer, 0, read);
			at += read;
		}
	}

	private int read(long at, byte[] into, int length) throws IOException {
		synchronized (this.content) {
			if (this.socket.isClosed()) {
				throw new IOException("nobody asks any more");
			}
			return this.content.read(at, into, 0, length);
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		// whoever is served at the moment is waited for: the talk with the parent is not
		// for two
		synchronized (this.content) {
			return;
		}
	}

}
