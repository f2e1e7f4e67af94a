package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.jobs.testing.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a comparison of two trees finds.
 */
class CompareTests extends CompareTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "time", "size", "hash", "read" })
	void equalTreesAreTheSame(String mode) {
		both("a/b/c.txt", "one");
		both("a.b", "two");
		both("empty", "");
		this.a.directory("folder");
		this.b.directory("folder");
		this.a.symlink("link", "a.b");
		this.b.symlink("link", "a.b");
		Outcome outcome = check(Map.of("mode", mode));
		assertThat(lines(outcome)).isEmpty();
		assertThat(outcome.summary()).containsEntry("same", 7L)
			.containsEntry("differing", 0L)
			.containsEntry("complete", true)
			.containsEntry("mode", mode);
		assertThat(outcome.get("read_files")).isEqualTo((mode.equals("hash") || mode.equals("read")) ? 4 : 0);
	}

	@Test
	void itTellsWhatDiffersAndWhatIsOnlyOnOneSide() {
		both("same", "same");
		file(this.a, "size", "1");
		file(this.b, "size", "22");
		file(this.a, "time", "1");
		file(this.b, "time", "2", THEN.plusNanos(1));
		file(this.a, "kind", "1");
		this.b.directory("kind");
		file(this.b, "kind/below", "in the folder");
		this.a.symlink("link", "here");
		this.b.symlink("link", "there");
		file(this.a, "only/a", "a");
		file(this.b, "only b/b", "bbb");
		Outcome outcome = check();
		assertThat(lines(outcome)).containsExactly("* kind KIND", "+ kind/below", "* link TARGET", "- only", "+ only b",
				"+ only b/b", "- only/a", "* size SIZE", "* time TIME");
		assertThat(outcome.summary()).containsEntry("same", 1L)
			.containsEntry("differing", 4L)
			.containsEntry("only_in_a", 2L)
			.containsEntry("only_in_b", 3L)
			.containsEntry("moved", 0L);
	}

	@Test
	void sizeAloneAndHashesAndBytesTellMoreOrLess() throws IOException {
		both("damaged", "a long text");
		damage(this.b.path("damaged"));
		file(this.a, "touched", "1");
		file(this.b, "touched", "1", THEN.plusSeconds(5));
		assertThat(lines(check())).containsExactly("* touched TIME");
		assertThat(lines(check(Map.of("mode", "size")))).isEmpty();
		assertThat(lines(check(Map.of("mode", "hash")))).containsExactly("* damaged CONTENT");
		assertThat(lines(check(Map.of("mode", "read")))).containsExactly("* damaged CONTENT");
	}

	@Test
	void hashesOfTheCatalogueAreUsedWhereTheyAreCurrent() {
		both("same", "same");
		both("other", "other");
		this.jobs.index(this.a.root(), Map.of("mode", "content"));
		this.jobs.index(this.b.root(), Map.of("mode", "content"));
		assertThat(check(Map.of("mode", "hash")).get("read_files")).isZero();
		file(this.b, "other", "ohter", THEN.plusSeconds(1));
		Outcome outcome = check(Map.of("mode", "hash"));
		assertThat(lines(outcome)).containsExactly("* other CONTENT");
		assertThat(outcome.get("read_files")).isEqualTo(1);
		assertThat(check(Map.of("mode", "read")).get("read_files")).isEqualTo(4);
	}

	@Test
	void whatOneSideHasElsewhereWasMoved() {
		file(this.a, "old/f", "moved by name and time");
		file(this.b, "new/f", "moved by name and time");
		file(this.a, "renamed", "known by its hash only");
		file(this.b, "other name", "known by its hash only", THEN.plusSeconds(9));
		file(this.a, "x/f", "other");
		file(this.b, "y/f", "other", THEN.plusSeconds(9));
		assertThat(lines(check())).containsExactly("+ new", "- old", "> old/f -> new/f", "+ other name", "- renamed",
				"- x", "- x/f", "+ y", "+ y/f");
		Outcome hashed = check(Map.of("mode", "hash"));
		assertThat(lines(hashed)).containsExactly("+ new", "- old", "> old/f -> new/f", "> renamed -> other name",
				"- x", "> x/f -> y/f", "+ y");
		assertThat(hashed.summary()).containsEntry("moved", 3L)
			.containsEntry("only_in_a", 2L)
			.containsEntry("only_in_b", 2L);
	}

	@Test
	void whatIsKnownToHoldSomethingElseWasNotMoved() throws IOException {
		file(this.a, "old/f", "a long text");
		file(this.b, "new/f", "a long text");
		damage(this.b.path("new/f"));
		this.jobs.index(this.a.root(), Map.of("mode", "content"));
		this.jobs.index(this.b.root(), Map.of("mode", "content"));
		assertThat(lines(check())).containsExactly("+ new", "+ new/f", "- old", "- old/f");
	}

	@Test
	void eachOfSeveralEqualFilesIsMovedOnce() {
		for (String path : List.of("1", "2", "3", "q/x")) {
			file(this.a, path, "equal");
		}
		for (String path : List.of("4", "5", "r/x")) {
			file(this.b, path, "equal");
		}
		assertThat(lines(check(Map.of("mode", "hash")))).containsExactly("> 1 -> 4", "> 2 -> 5", "- 3", "- q",
				"> q/x -> r/x", "+ r");
	}

	@Test
	void whatOnlyTheSecondHasMayBeNoDifference() {
		both("same", "1");
		file(this.b, "more", "2");
		file(this.a, "old", "moved");
		file(this.b, "new/old", "moved");
		Outcome outcome = check(Map.of("oneWay", true));
		assertThat(lines(outcome)).containsExactly("> old -> new/old");
		assertThat(outcome.summary()).containsEntry("only_in_b", 0L)
			.containsEntry("only_in_a", 0L)
			.containsEntry("moved", 1L);
	}

	@Test
	void whatIsLeftOutIsComparedOnNeitherSide() {
		both("keep.txt", "1");
		file(this.a, "a.log", "2");
		file(this.b, "sub/b.log", "3");
		file(this.b, "sub/important.log", "4");
		Outcome outcome = check(Map.of("exclude", List.of("*.log"), "include", List.of("important.log")));
		assertThat(lines(outcome)).containsExactly("+ sub", "+ sub/important.log");
		assertRefused("is no pattern", () -> check(Map.of("exclude", List.of("["))));
	}

	@Test
	void twoFilesAreComparedWithEachOther() throws IOException {
		Path one = file(this.a, "one", "a long text");
		Path other = file(this.b, "other", "a long text");
		assertThat(lines(check(this.jobs, one, other, Map.of("mode", "read")))).isEmpty();
		damage(other);
		assertThat(lines(check(this.jobs, one, other, Map.of("mode", "hash")))).containsExactly("* one CONTENT");
		assertRefused("Name two folders or two files", () -> check(this.jobs, one, this.b.root(), Map.of()));
	}

	@Test
	void aSideThatIsNotThereIsRefused() {
		both("f", "1");
		assertRefused("does not exist", () -> check(this.jobs, this.a.root(), this.temp.resolve("missing"), Map.of()));
		assertRefused("does not exist",
				() -> check(this.jobs, this.a.path("f").resolve("below"), this.b.root(), Map.of()));
	}

	@Test
	void aLocationWhoseFolderIsAnotherByNowIsRefused() throws IOException {
		both("f", "1");
		this.jobs.index(this.b.root());
		Files.move(this.b.root(), this.temp.resolve("away"));
		Files.createDirectory(this.b.root());
		assertRefused("is not the one that was indexed", () -> check());
	}

	@Test
	void aDiskThatIsNotThereIsNotTakenForEmpty() throws IOException {
		both("disk/in/f", "1");
		both("disk/g", "1");
		both("z", "1");
		this.jobs.index(this.b.path("disk"));
		Files.move(this.b.path("disk"), this.temp.resolve("away"));
		Files.createDirectory(this.b.path("disk"));
		Outcome outcome = check();
		assertThat(lines(outcome)).containsExactly("NOT_COMPARED disk");
		assertThat(outcome.summary()).containsEntry("same", 1L).containsEntry("complete", false);
		assertThat(issueCodes(outcome)).containsEntry("disk", "VOLUME_CHANGED");
	}

	@Test
	void whatWasFoundGoesWithTheRun() {
		file(this.a, "f", "1");
		Outcome outcome = check();
		assertThat(lines(outcome)).hasSize(1);
		this.jobs.sql()
			.sql("UPDATE BATCH_JOB_EXECUTION SET END_TIME = ? WHERE JOB_EXECUTION_ID = ?")
			.params(Timestamp.valueOf(LocalDateTime.now().minusDays(100)), outcome.run().id())
			.update();
		Outcome pruned = this.jobs
			.execute(this.jobs.operator().prepare("prune-history", Map.of("olderThan", "90d"), false));
		assertThat(pruned.run().status()).as(pruned.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.jobs.sql().sql("SELECT count(*) FROM difference").query(Long.class).single()).isZero();
	}

	@Test
	void oddNamesAreComparedAsTheyAre() {
		for (String name : List.of("line\nbreak", "e\u0301", "\u00e9", "\uef80\uefff", "tab\t", "--json", " ")) {
			both(name + "/" + name, name);
		}
		file(this.a, "only e\u0301", "1");
		file(this.b, "only \u00e9", "22");
		file(this.a, "\uef81", "333");
		Outcome outcome = check(Map.of("mode", "read"));
		assertThat(lines(outcome)).containsExactlyInAnyOrder("- only e\u0301", "+ only \u00e9", "- \uef81");
		assertThat(outcome.get("same")).isEqualTo(14);
	}

	@Test
	void linksLeadNowhere() {
		both("in/f", "1");
		this.a.symlink("loop", ".");
		this.b.symlink("loop", ".");
		this.a.symlink("out", "in");
		this.b.directory("out");
		file(this.b, "out/f", "1");
		assertThat(lines(check())).containsExactly("* out KIND", "+ out/f");
	}

	@Test
	void aFolderThatCannotBeReadIsNotTakenForMissing() {
		both("dir/sub/f", "1");
		both("dir/g", "1");
		file(this.b, "dir/more", "2");
		both("z", "1");
		this.jobs.volume().watch((path) -> {
			if (path.endsWith("/a/dir")) {
				throw new AccessDeniedException(path);
			}
		});
		Outcome outcome = check();
		assertThat(lines(outcome)).containsExactly("NOT_COMPARED dir");
		assertThat(outcome.summary()).containsEntry("not_compared", 1L)
			.containsEntry("issues", 1L)
			.containsEntry("complete", false)
			.containsEntry("same", 1L);
		assertThat(issueCodes(outcome)).containsEntry("dir", "UNREADABLE_DIRECTORY");
	}

	@Test
	void aFolderThatCannotBeReadIsToldOnceHoweverOftenARunGoesOn() {
		for (int number = 0; number < 30; number++) {
			both("dir/sub" + number + "/f", "1");
			file(this.b, "dir/more" + number + "/f", "2");
		}
		file(this.a, "z/only", "1");
		this.jobs.volume().watch((path) -> {
			if (path.endsWith("/a/dir")) {
				throw new AccessDeniedException(path);
			}
		});
		this.jobs.sabotage("INSERT", "difference", "NEW.path = 'z'");
		Outcome failed = check(this.jobs, this.a.root(), this.b.root(), Map.of());
		assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
		this.jobs.repair();
		Outcome outcome = check();
		assertThat(lines(outcome)).containsExactly("NOT_COMPARED dir", "- z", "- z/only");
		assertThat(outcome.get("issues")).isEqualTo(1);
	}

	@Test
	void aFileThatCannotBeReadIsNotTakenForDifferent() {
		both("f", "1");
		both("g", "1");
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith("/b/f")) {
				throw new IOException("Input/output error");
			}
		});
		Outcome outcome = check(Map.of("mode", "read"));
		assertThat(lines(outcome)).containsExactly("NOT_COMPARED f");
		assertThat(outcome.summary()).containsEntry("same", 1L).containsEntry("not_compared", 1L);
		assertThat(issueCodes(outcome)).containsEntry("f", "UNREADABLE_FILE");
	}

	@Test
	void aFileThatChangesMeanwhileIsTold() {
		both("f", "1");
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith("/b/f")) {
				this.b.append("f", "more");
			}
		});
		Outcome outcome = check(Map.of("mode", "hash"));
		assertThat(lines(outcome)).containsExactly("NOT_COMPARED f");
		assertThat(issueCodes(outcome)).containsEntry("f", "FILE_CHANGING");
	}

	@Test
	void aStoppedRunGoesOnWithExactCounts() {
		for (int number = 0; number < 300; number++) {
			both("d" + number % 7 + "/f" + number, "content " + number);
		}
		file(this.a, "d3/moved", "moved away");
		file(this.b, "d5/x/moved to", "moved away");
		AtomicInteger read = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			pause();
			if (read.incrementAndGet() == 150) {
				this.jobs.requestStop();
			}
		});
		Map<String, Object> mode = Map.of("mode", "hash", "threads", 1);
		Outcome stopped = check(this.jobs, this.a.root(), this.b.root(), mode);
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		this.jobs.volume().leave();
		Outcome done = check(mode);
		assertThat(done.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(lines(done)).containsExactly("> d3/moved -> d5/x/moved to", "+ d5/x");
		assertThat(done.summary()).containsEntry("same", 307L)
			.containsEntry("moved", 1L)
			.containsEntry("only_in_a", 0L)
			.containsEntry("only_in_b", 1L)
			.containsEntry("read_files", 602L);
	}

	@Test
	void aRunThatFailsInAnyStepGoesOnWithExactCounts() {
		for (int number = 0; number < 40; number++) {
			both("d" + number % 7 + "/f" + number, "content " + number);
		}
		file(this.a, "d3/moved", "moved away");
		file(this.b, "d5/x/moved to", "moved away");
		Map<String, Object> mode = Map.of("mode", "hash");
		for (String[] failing : new String[][] { { "INSERT", "NEW.kind = 1" }, { "DELETE", "OLD.kind = 5" },
				{ "UPDATE", "NEW.kind = 3" } }) {
			this.jobs.sabotage(failing[0], "difference", failing[1]);
			Outcome failed = check(this.jobs, this.a.root(), this.b.root(), mode);
			assertThat(failed.run().status()).as(failing[1]).isEqualTo(BatchStatus.FAILED);
			this.jobs.repair();
		}
		Outcome done = check(mode);
		assertThat(lines(done)).containsExactly("> d3/moved -> d5/x/moved to", "+ d5/x");
		assertThat(done.summary()).containsEntry("same", 47L)
			.containsEntry("moved", 1L)
			.containsEntry("only_in_a", 0L)
			.containsEntry("only_in_b", 1L)
			.containsEntry("read_files", 82L);
	}

	@Test
	void aSideThatIsAnotherByTheTimeOfTheRestartEndsIt() throws IOException {
		both("f", "1");
		this.jobs.sabotage("INSERT", "difference", "NEW.kind >= 0");
		file(this.a, "g", "2");
		assertThat(check(this.jobs, this.a.root(), this.b.root(), Map.of()).run().status())
			.isEqualTo(BatchStatus.FAILED);
		this.jobs.repair();
		Files.move(this.b.root(), this.temp.resolve("away"));
		Files.createDirectory(this.b.root());
		Outcome again = check(this.jobs, this.a.root(), this.b.root(), Map.of());
		assertThat(again.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(again.run().exitMessage()).contains("is not what it was when the run began");
		assertThat(lines(again)).isEmpty();
	}

	/** So that what is read comes in several items. */
	private static void pause() {
		try {
			Thread.sleep(10);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
