package dev.driveyard.client;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Sends what {@link java.net.HttpURLConnection} can't. It starts slower.
 */
final class PatchRequest {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private PatchRequest() {
	}

	static Answer send(URI uri, Map<String, String> headers, String body, @Nullable SSLContext trust)
			throws IOException {
		HttpClient.Builder client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(Duration.ofSeconds(10));
		if (trust != null) {
			client.sslContext(trust);
		}
		if ("http".equalsIgnoreCase(uri.getScheme())) {
			client.proxy(ProxySelector.of(null));
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json")
			.method("PATCH", HttpRequest.BodyPublishers.ofString(body));
		headers.forEach(request::header);
		try {
			HttpResponse<String> answer = client.build().send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(answer.statusCode(), answer.headers().firstValue("Location").orElse(null), answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("it was interrupted", ex);
		}
	}

	/**
	 * What came back.
	 */
	record Answer(int status, @Nullable String location, String body) {
	}

}
