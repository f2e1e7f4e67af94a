package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.catalogue.findings.StoredFinding.Status;
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

	private void flip(Path one, Path other) throws IOException {
		Path aside = this.temp.resolve("aside");
		Files.move(one, aside);
		Files.move(other, one);
		Files.move(aside, other);
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

	@Test
	void whatIsOnAnotherDiskThanTheIndexedOneIsNotResolved() throws IOException {
		fill(1, 1);
		Tree other = Tree.create(this.temp.resolve("other"));
		other.file("gone", "text");
		this.jobs.index(other.root(), CONTENT);
		other.remove("gone");
		validate("basic", Map.of(), "../other");
		assertThat(open()).containsExactly("gone MISSING");
		Tree impostor = Tree.create(this.temp.resolve("impostor"));
		impostor.file("gone", "text");
		flip(other.root(), impostor.root());
		for (String mode : List.of("basic", "complete")) {
			Outcome outcome = completed(run(Map.of("mode", mode)));
			assertThat(outcome.get("resolved")).as(mode).isZero();
			assertThat(outcome.get("left_files")).as("of what is there").isZero();
			assertThat(open()).as(mode).containsExactly("gone MISSING");
		}
		flip(other.root(), impostor.root());
		other.file("gone", "text");
		assertThat(completed(run(Map.of("mode", "basic"))).get("resolved")).isEqualTo(1);
	}

	@Test
	void whatWasMovedAndIndexedAgainIsFoundWhereItIsNow() throws IOException {
		this.tree.file("a/empty", "");
		this.tree.file("a/file", "text");
		this.tree.file("a/sub/file", "more text");
		this.tree.symlink("a/link", "file");
		index();
		long entry = this.jobs.catalogue().at(this.tree.path("a/empty")).id();
		Files.move(this.tree.path("a"), this.tree.path("b"));
		validate("basic");
		assertThat(findings()).hasSize(6).containsOnlyKeys("a", "a/empty", "a/file", "a/sub", "a/sub/file", "a/link");
		index();
		assertThat(this.jobs.catalogue().at(this.tree.path("b/empty")).id()).isEqualTo(entry);
		assertThat(validate("integrity", Map.of(), "b/sub").get("resolved")).as("only what was asked for").isEqualTo(2);
		assertThat(validate("integrity").get("resolved")).isEqualTo(4);
		assertThat(findings()).isEmpty();
	}

	@Test
	void whatIsStillGoneWhereItIsNowIsNotResolved() throws IOException {
		this.tree.file("a/one", "one");
		this.tree.directory("a/folder");
		index();
		this.tree.remove("a/one");
		this.tree.remove("a/folder");
		validate("basic");
		for (String mode : List.of("integrity", "corruption", "basic", "complete")) {
			assertThat(validate(mode).get("resolved")).as(mode).isZero();
		}
		this.tree.directory("a/folder");
		assertThat(validate("corruption").get("resolved")).isEqualTo(1);
		assertThat(findings()).containsOnlyKeys("a/one");
	}

	@Test
	void whatAFileHeldThatIsEmptyByNowIsNoMatterAnyMore() throws IOException {
		fill(1, 2);
		rot("d0/f0");
		rot("d0/f1");
		validate("integrity");
		FileTime time = Files.getLastModifiedTime(this.tree.path("d0/f0"));
		Files.write(this.tree.path("d0/f0"), new byte[0]);
		Files.setLastModifiedTime(this.tree.path("d0/f0"), time);
		this.jobs.index(this.tree.root(), Map.of("mode", "shallow"));
		assertThat(validate("integrity").get("resolved")).isEqualTo(1);
		assertThat(findings()).as("what lost its hash was not compared").containsOnlyKeys("d0/f1");
		assertThat(stored(Status.RESOLVED)).extracting(this::relative).containsExactly("d0/f0");
	}

}
