package dev.driveyard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A mail server that takes everything, and speaks as little SMTP as that wants.
 */
final class MailReceiver implements AutoCloseable {

	private final ServerSocket server;

	private final StringBuffer text = new StringBuffer();

	MailReceiver() {
		try {
			this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(this::take, "mail-receiver");
		thread.setDaemon(true);
		thread.start();
	}

	private void take() {
		try {
			while (true) {
				try (Socket socket = this.server.accept()) {
					speak(socket);
				}
			}
		}
		catch (IOException ex) {
			// it was closed
		}
	}

	private void speak(Socket socket) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		OutputStream out = socket.getOutputStream();
		answer(out, "220 here");
		boolean data = false;
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			this.text.append(line).append('\n');
			if (data) {
				data = !".".equals(line);
				if (!data) {
					answer(out, "250 taken");
				}
			}
			else if (line.startsWith("DATA")) {
				data = true;
				answer(out, "354 go on");
			}
			else {
				answer(out, line.startsWith("QUIT") ? "221 bye" : "250 fine");
			}
		}
	}

	private static void answer(OutputStream out, String line) throws IOException {
		out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** All that was said by those who came. */
	String text() {
		return this.text.toString();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
