package dev.driveyard;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server says of how it is, and to whom.
 */
class ServerHealthTests {

	private static final String UP = "{\"status\":\"UP\"}";

	@Test
	void whoeverStartsItNeedsNoTokenAndLearnsNothingElse(@TempDir Path folder) throws Exception {
		try (ServerFixture server = ServerFixture.start(folder.toRealPath(), Map.of())) {
			for (String path : new String[] { "/health/live", "/health/ready" }) {
				assertThat(server.ask("", "GET", path, "").requireStatus(200).body()).isEqualTo(UP);
				assertThat(server.unix().send("", "GET /api/v1" + path + " HTTP/1.1", "Host: localhost").body())
					.isEqualTo(UP);
			}
			assertThat(server.get("/health").requireStatus(200).body()).isEqualTo(UP);
			server.ask("", "GET", "/health", "").requireStatus(401);
			server.ask("", "GET", "/health/live/more", "").requireStatus(401);
		}
	}

	@Test
	void aReadOnlyServerIsReadyThoughItRunsNothing(@TempDir Path folder) throws Exception {
		try (ServerFixture server = ServerFixture.start(folder.toRealPath(),
				Map.of("driveyard.server.read-only", true))) {
			assertThat(server.ask("", "GET", "/health/ready", "").requireStatus(200).body()).isEqualTo(UP);
		}
	}

}
