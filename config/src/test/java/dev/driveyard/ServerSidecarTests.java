package dev.driveyard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

import dev.driveyard.database.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server gives away the sidecars of contents.
 */
class ServerSidecarTests {

	@Test
	void thumbnailsAreGivenWithATagInPartsAndOnlyToWhoMayRead(@TempDir Path folder) throws IOException {
		Path tree = Files.createDirectories(folder.toRealPath().resolve("tree"));
		BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
		image.createGraphics().fillOval(50, 50, 100, 100);
		ImageIO.write(image, "png", tree.resolve("one.png").toFile());
		try (ServerFixture server = ServerFixture.start(Dialect.SQLITE, folder.toRealPath(),
				Map.of("driveyard.server.roots[0]", tree.toString()))) {
			assertThat(server.run("thumbnails",
					Map.of("paths", List.of(tree.toString()), "variants", List.of("mine:150:png"))))
				.containsEntry("outcome", "COMPLETED");
			HttpAnswer entry = server.get("/entries/" + server.get("/entries?name=one.png").items().get(0).get("id"));
			String uuid = String.valueOf(((Map<?, ?>) entry.json().getOrDefault("content", Map.of())).get("uuid"));
			HttpAnswer known = server.get("/contents/" + uuid + "/sidecars").requireStatus(200);
			assertThat(known.json()).containsEntry("width", 300)
				.containsEntry("height", 200)
				.containsKey("placeholder");
			assertThat(known.items()).singleElement()
				.satisfies((sidecar) -> assertThat(sidecar).containsEntry("variant", "mine")
					.containsEntry("media_type", "image/png")
					.containsEntry("address", "sidecar://" + uuid + "/thumbs/mine"));
			String path = "/sidecars/" + uuid + "/thumbs/mine";
			String token = server.token("reader", "viewer");
			HttpURLConnection whole = connection(server, token, path, "");
			byte[] bytes = whole.getInputStream().readAllBytes();
			assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(150);
			assertThat(whole.getContentType()).isEqualTo("image/png");
			assertThat(whole.getHeaderField("Cache-Control")).contains("private");
			assertThat(whole.getHeaderField("X-Content-Type-Options")).isEqualTo("nosniff");
			HttpURLConnection same = connection(server, token, path, "If-None-Match: " + whole.getHeaderField("ETag"));
			assertThat(same.getResponseCode()).isEqualTo(304);
			HttpURLConnection part = connection(server, token, path, "Range: bytes=1-3");
			assertThat(part.getResponseCode()).isEqualTo(206);
			assertThat(part.getInputStream().readAllBytes()).isEqualTo("PNG".getBytes(StandardCharsets.US_ASCII));
			for (String missing : List.of("/sidecars/" + uuid + "/thumbs/other", "/sidecars/" + uuid + "/films/mine",
					"/sidecars/" + UUID.randomUUID() + "/thumbs/mine", "/sidecars/" + uuid + "/thumbs/a%20b",
					"/contents/" + UUID.randomUUID() + "/sidecars")) {
				assertThat(server.get(missing).status()).as(missing).isEqualTo(404);
			}
			assertThat(server.ask("no token", "GET", path, "").status()).isEqualTo(401);
		}
	}

	private static HttpURLConnection connection(ServerFixture server, String token, String path, String header)
			throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI
			.create("http://127.0.0.1:" + server.port() + "/api/v1" + path)
			.toURL()
			.openConnection();
		connection.setRequestProperty("Authorization", "Bearer " + token);
		if (!header.isEmpty()) {
			connection.setRequestProperty(header.substring(0, header.indexOf(':')),
					header.substring(header.indexOf(':') + 2));
		}
		return connection;
	}

}
