package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.StoredFinding;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which findings of earlier runs a run resolves: those of which it has seen that they are
 * gone, and no others.
 */
class SettlingTests extends ValidateTestBase {

	private List<String> open() {
		return stored(null).stream().map((stored) -> name(stored) + " " + stored.finding().code()).sorted().toList();
	}

	private static String name(StoredFinding stored) {
		return stored.finding().path().substring(stored.finding().path().lastIndexOf('/') + 1);
	}

	@Test
	void aLocationThatIsMountedBeforeARestartIsLookedAtToo() throws IOException {
		Tree other = Tree.create(this.temp.resolve("other"));
		other.file("gone", "text");
		this.jobs.index(other.root(), CONTENT);
		fill(60, 1);
		other.remove("gone");
		this.tree.remove("d0/f0");
		this.tree.remove("d59/f0");
		Path away = this.temp.resolve("away");
		Files.move(other.root(), away);
		this.jobs.sabotage("INSERT", "finding", "NEW.path LIKE '%d59/f0'");
		for (String mode : List.of("basic", "complete")) {
			run(Map.of("mode", mode)).requireFailed("sabotage");
		}
		this.jobs.repair();
		Files.move(away, other.root());
		for (String mode : List.of("basic", "complete")) {
			Outcome outcome = completed(run(Map.of("mode", mode)));
			assertThat(open()).as(mode).containsExactly("f0 MISSING", "f0 MISSING", "gone MISSING");
			assertThat(outcome.get("entries")).as(mode).isEqualTo(121);
			assertThat(outcome.get("issues")).as("what was away is told once").isEqualTo(1);
		}
	}

}
