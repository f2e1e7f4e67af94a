package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.cli.terminal.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators do beside runs is done by a server elsewhere too, or it says why not.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RemoteOperatingTests {

	@Test
	void theLibraryIsShown(@TempDir Path temp) throws IOException {
		Path folder = temp.toRealPath();
		Files.createDirectories(folder.resolve("tree/sub"));
		try (HereAndThere both = new HereAndThere(folder, Map.of())) {
			both.done("index", folder.resolve("tree").toString());
			assertThat(both.same("library", "info")).contains("folder       " + both.server().library().folder())
				.contains("entries      2")
				.contains("driveyard serve (process ");
			both.same("library", "info", "--json");
			assertThat(both.there().json().get(0)).containsEntry("type", "library")
				.containsEntry("locations", 1)
				.containsEntry("runs", 1);
			both.become("viewer");
			both.same("library", "info");
			both.server().ask("", "GET", "/library", "").requireProblem(401, "not-authenticated");
		}
	}

	@Test
	void noticesAreTriedAsTheServerIsSet(@TempDir Path temp) throws Exception {
		Path folder = temp.toRealPath();
		try (NoticeReceiver receiver = new NoticeReceiver((before) -> 204);
				HereAndThere both = new HereAndThere(folder, Map.of("driveyard.notify.webhook.url", receiver.url(),
						"driveyard.notify.webhook.secret", "0123456789abcdef"))) {
			both.done("notify", "test");
			assertThat(both.there().out()).isEqualTo("webhook: 127.0.0.1 has taken it.\n");
			assertThat(receiver.deliveries().get(0).body()).contains("\"occasions\":[\"test\"]");
			both.done("notify", "test", "--json");
			assertThat(both.there().json()).singleElement()
				.satisfies((told) -> assertThat(told).containsEntry("type", "notice").containsEntry("taken", true));
			both.become("viewer");
			assertThat(both.askThere("notify", "test")).isEqualTo(ExitCodes.FAILED);
			assertThat(both.there().err()).contains("role");
		}
	}

	@Test
	void whoHasNobodyToTellIsToldSo(@TempDir Path temp) throws IOException {
		try (HereAndThere both = new HereAndThere(temp.toRealPath(), Map.of())) {
			assertThat(both.askThere("notify", "test")).isEqualTo(ExitCodes.FAILED);
			String there = both.there().err();
			assertThat(both.askHere("notify", "test")).isEqualTo(ExitCodes.FAILED);
			assertThat(there).isEqualTo(both.here().err()).contains("Nobody is to be told");
		}
	}

	@Test
	void runsAreGivenUpBesideAServer(@TempDir Path temp) throws IOException {
		Path folder = temp.toRealPath();
		Files.createDirectories(folder.resolve("tree/sub"));
		try (HereAndThere both = new HereAndThere(folder, Map.of())) {
			assertThat(both.askThere("delete", "--permanent", folder.resolve("tree/sub").toString()))
				.isEqualTo(ExitCodes.USAGE);
			both.server()
				.run("delete", Map.of("paths", List.of(folder.resolve("tree/sub").toString()), "mode", "permanent"));
			both.done("runs", "list", "--limit", "1", "--json");
			Map<String, Object> planned = both.there().json().get(0);
			assertThat(planned).containsEntry("status", "planned");
			assertThat(both.askHere("runs", "discard", String.valueOf(planned.get("run")))).as(both.here().err())
				.isEqualTo(ExitCodes.DONE);
			both.done("runs", "list", "--limit", "1", "--json");
			assertThat(both.there().json().get(0)).containsEntry("status", "abandoned");
			assertThat(folder.resolve("tree/sub")).exists();
		}
	}

}
