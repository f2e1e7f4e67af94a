package dev.driveyard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page to try the API with: it is shown to this machine without a token, and what it
 * loads is all here.
 */
@SuppressWarnings("NullAway.Init")
class ServerTryItTests {

	private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

	@TempDir
	static Path folder;

	private static ServerFixture server;

	@BeforeAll
	static void start() throws IOException {
		server = ServerFixture.start(folder.toRealPath(), Map.of());
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static HttpAnswer ask(HttpConnection connection, String method, String path, String... headers) {
		String[] head = new String[headers.length + 2];
		head[0] = method + " " + path + " HTTP/1.1";
		head[1] = "Host: localhost:" + server.port();
		System.arraycopy(headers, 0, head, 2, headers.length);
		return connection.send("", head);
	}

	@Test
	void itIsShownWithAllThatItLoadsAndMayLoadNothingElse() {
		for (HttpConnection connection : List.of(server.tcp(), server.unix())) {
			HttpAnswer page = ask(connection, "GET", "/try").requireStatus(200);
			assertThat(page.headers().get("content-type")).isEqualTo("text/html;charset=UTF-8");
			assertThat(page.headers().get("content-security-policy")).startsWith("default-src 'none';")
				.doesNotContain("unsafe")
				.doesNotContain("http");
			assertThat(page.headers()).containsEntry("x-content-type-options", "nosniff")
				.containsEntry("referrer-policy", "no-referrer");
			Matcher loaded = LOADED.matcher(page.body());
			int number = 0;
			while (loaded.find()) {
				number++;
				HttpAnswer file = ask(connection, "GET", "/" + loaded.group(1)).requireStatus(200);
				assertThat(file.body()).doesNotContain("//cdn", "innerHTML", "eval(", "localStorage");
				assertThat(file.headers().get("content-type")).startsWith("text/");
			}
			assertThat(number).isEqualTo(2);
		}
	}

	@Test
	void thereIsNothingElseBesideIt() {
		for (String path : List.of("/try/none", "/try/package-info.class", "/try/TryItController.class")) {
			ask(server.tcp(), "GET", path).requireProblem(404, "not-found");
		}
		ask(server.tcp(), "GET", "/try/%2e%2e/openapi/openapi.json").requireProblem(400, "invalid-request");
		assertThat(ask(server.tcp(), "POST", "/try").status()).isEqualTo(403);
		ask(server.tcp(), "GET", "/api/v1/openapi.json").requireProblem(401, "not-authenticated");
		ask(server.tcp(), "GET", "/", "Accept: text/html").requireProblem(401, "not-authenticated");
	}

	@Test
	void whatItSendsItMaySend() {
		HttpAnswer answer = ask(server.tcp(), "GET", "/api/v1/openapi.json", "Authorization: Bearer " + server.admin(),
				"Origin: http://localhost:" + server.port(), "Sec-Fetch-Site: same-origin");
		answer.requireStatus(200);
		ask(server.tcp(), "GET", "/try", "Origin: http://elsewhere.example").requireProblem(403, "foreign-origin");
	}

}
