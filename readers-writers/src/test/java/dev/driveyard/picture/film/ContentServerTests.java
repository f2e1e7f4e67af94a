package dev.driveyard.picture.film;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.bytes.Content;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContentServerTests {

	private static final byte[] FILE = "0123456789".getBytes(StandardCharsets.ISO_8859_1);

	private static ContentServer server() throws IOException {
		return new ContentServer(new Content(FILE.length, FILE, 1 << 20, (position, length) -> new byte[0]));
	}

	private static HttpURLConnection connection(String url) throws IOException {
		return (HttpURLConnection) new URL(url).openConnection();
	}

	@Test
	void anyRangeIsAnsweredAtTheOnePath() throws IOException {
		try (ContentServer server = server()) {
			HttpURLConnection connection = connection(server.url());
			connection.setRequestProperty("Range", "bytes=3-5");
			try (InputStream in = connection.getInputStream()) {
				assertThat(in.readAllBytes()).asString().isEqualTo("345");
			}
			assertThat(connection.getHeaderField("Content-Range")).isEqualTo("bytes 3-5/10");
			try (InputStream in = connection(server.url()).getInputStream()) {
				assertThat(in.readAllBytes()).isEqualTo(FILE);
			}
		}
	}

	@Test
	void noOtherPathIsAnswered() throws IOException {
		try (ContentServer server = server(); ContentServer other = server()) {
			URI uri = URI.create(server.url());
			assertThat(uri.getPath()).hasSize(33).isNotEqualTo(URI.create(other.url()).getPath());
			for (String path : new String[] { "/", uri.getPath() + "0", uri.getPath().substring(0, 20) }) {
				assertThat(connection("http://127.0.0.1:" + uri.getPort() + path).getResponseCode()).as(path)
					.isEqualTo(404);
			}
		}
	}

	@Test
	void aRequestWithoutEndIsNotKept() throws IOException {
		try (ContentServer server = server()) {
			URI uri = URI.create(server.url());
			try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
				socket.setSoTimeout(20_000);
				String head = "GET " + uri.getPath() + " HTTP/1.1\r\nX: ";
				socket.getOutputStream()
					.write((head + "x".repeat((1 << 13) - head.length())).getBytes(StandardCharsets.ISO_8859_1));
				assertThat(socket.getInputStream().read()).isEqualTo(-1);
			}
		}
	}

}
