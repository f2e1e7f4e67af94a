package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.catalogue.findings.StoredFinding.Status;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a validation finds, and what it leaves alone.
 */
class ValidateTests extends ValidateTestBase {

	@Test
	void aFlippedByteUnderAnUnchangedTimeIsCriticalAndNothingElseIs() throws IOException {
		fill(40, 50);
		Map<String, String> expected = new HashMap<>();
		for (int i = 0; i < 100; i++) {
			String name = "d" + i % 40 + "/f" + i * 7 % 50;
			rot(name);
			expected.put(name, "BIT_ROT");
		}
		for (String edited : List.of("d0/f1", "d3/f2", "d39/f4")) {
			edit(edited);
			expected.put(edited, "EDITED");
		}
		List<String> before = this.jobs.rows();
		Outcome outcome = validate("integrity");
		assertThat(expected).hasSize(103);
		assertThat(findings()).containsExactlyInAnyOrderEntriesOf(expected);
		assertThat(outcome.get("critical")).isEqualTo(100);
		assertThat(outcome.get("info")).isEqualTo(3);
		assertThat(outcome.get("files")).isEqualTo(2000);
		assertThat(outcome.get("verified")).isEqualTo(1897);
		assertThat(outcome.get("left_files")).isZero();
		assertThat(outcome.get("issues")).isZero();
		assertThat(this.jobs.rows()).as("the catalogue").isEqualTo(before);
	}

	@Test
	void aHealthyTreeHasNoFindingsInAnyMode() throws IOException {
		this.tree.file("text.txt", "text");
		this.tree.file("empty", "");
		this.tree.symlink("link", "text.txt");
		this.tree.link("other.txt", "text.txt");
		this.tree.file("folder/\uEFFF\n", "odd");
		index();
		for (String mode : List.of("basic", "integrity")) {
			Outcome outcome = validate(mode);
			assertThat(findings()).as(mode).isEmpty();
			assertThat(outcome.get("new")).isZero();
		}
	}

	@Test
	void theBasicModeTellsWhatIsGoneChangedOrOfAnotherKind() throws IOException {
		fill(3, 3);
		this.tree.symlink("link", "d0");
		index();
		this.tree.remove("d0/f0");
		this.tree.remove("d2");
		edit("d0/f1");
		FileTime time = Files.getLastModifiedTime(this.tree.path("d0/f2"));
		Files.writeString(this.tree.path("d0/f2"), "longer", StandardOpenOption.APPEND);
		Files.setLastModifiedTime(this.tree.path("d0/f2"), time);
		this.tree.mode("d1/f0", "rwx------");
		this.tree.remove("d1/f1");
		this.tree.directory("d1/f1");
		this.tree.remove("link");
		this.tree.symlink("link", "d1");
		Outcome outcome = validate("basic");
		assertThat(findings()).containsOnly(Map.entry("d0/f0", "MISSING"), Map.entry("d0/f1", "EDITED"),
				Map.entry("d0/f2", "SIZE_CHANGED"), Map.entry("d1/f0", "PERMISSIONS_CHANGED"),
				Map.entry("d1/f1", "KIND_CHANGED"), Map.entry("link", "EDITED"), Map.entry("d2", "MISSING"),
				Map.entry("d2/f0", "MISSING"), Map.entry("d2/f1", "MISSING"), Map.entry("d2/f2", "MISSING"));
		assertThat(outcome.get("entries")).isEqualTo(13);
		assertThat(outcome.get("error")).isEqualTo(7);
		assertThat(outcome.get("warning")).isEqualTo(1);
	}

	@Test
	void theIntegrityOfWhatIsGoneReplacedOrTruncatedIsToldToo() throws IOException {
		fill(2, 4);
		this.tree.remove("d0/f0");
		Files.delete(this.tree.path("d0/f1"));
		Files.writeString(this.tree.path("d0/f1"), "content 0/1 ");
		Entry known = this.jobs.catalogue().at(this.tree.path("d0/f1"));
		Files.setLastModifiedTime(this.tree.path("d0/f1"),
				FileTime.from(known.stat().modified(), java.util.concurrent.TimeUnit.NANOSECONDS));
		FileTime time = Files.getLastModifiedTime(this.tree.path("d0/f2"));
		Files.writeString(this.tree.path("d0/f2"), "");
		Files.setLastModifiedTime(this.tree.path("d0/f2"), time);
		this.tree.remove("d1");
		validate("integrity");
		assertThat(findings()).containsOnly(Map.entry("d0/f0", "MISSING"), Map.entry("d0/f2", "SIZE_CHANGED"),
				Map.entry("d1/f0", "MISSING"), Map.entry("d1/f1", "MISSING"), Map.entry("d1/f2", "MISSING"),
				Map.entry("d1/f3", "MISSING"));
	}

	@Test
	void findingsAreKeptFromRunToRun() {
		fill(1, 5);
		rot("d0/f0");
		rot("d0/f1");
		assertThat(validate("integrity").get("new")).isEqualTo(2);
		assertThat(stored(Status.NEW)).hasSize(2);
		rot("d0/f2");
		rot("d0/f1");
		Outcome second = validate("integrity");
		assertThat(second.get("new")).isEqualTo(1);
		assertThat(second.get("resolved")).isEqualTo(1);
		assertThat(stored(Status.OPEN)).extracting(this::relative).containsExactly("d0/f0");
		assertThat(stored(Status.NEW)).extracting(this::relative).containsExactly("d0/f2");
		assertThat(stored(Status.RESOLVED)).extracting(this::relative).containsExactly("d0/f1");
		assertThat(validate("basic").get("resolved")).as("not its affair").isZero();
		rot("d0/f1");
		Outcome third = validate("integrity");
		assertThat(third.get("new")).as("it came back").isEqualTo(1);
		assertThat(third.get("critical")).isEqualTo(3);
		assertThat(stored(Status.OPEN)).hasSize(2);
		assertThat(stored(Status.RESOLVED)).isEmpty();
		assertThat(this.jobs.sql().sql("SELECT count(*) FROM finding").query(Long.class).single()).isEqualTo(3);
	}

	@Test
	void aFindingIsResolvedWhereItsEntryIsForgotten() {
		fill(1, 3);
		this.tree.remove("d0/f0");
		validate("basic");
		index();
		assertThat(validate("basic").get("resolved")).isEqualTo(1);
		validate("integrity");
		assertThat(findings()).isEmpty();
	}

	@Test
	void aBudgetIsKeptAndWhatWasReadLongestAgoComesFirst() {
		for (int i = 0; i < 10; i++) {
			this.tree.file("f" + i, "x".repeat(999) + i);
		}
		index();
		List<String> read = Collections.synchronizedList(new ArrayList<>());
		this.jobs.volume().watchReads((path) -> {
			if (Files.isRegularFile(Path.of(path))) {
				read.add(Path.of(path).getFileName().toString());
			}
		});
		Map<String, Object> budget = Map.of("budget", 4500, "threads", 1);
		Outcome first = validate("integrity", budget);
		assertThat(first.get("files")).isEqualTo(4);
		assertThat(first.get("left_files")).isEqualTo(6);
		assertThat(first.get("left_bytes")).isEqualTo(6000);
		List<String> ofFirst = List.copyOf(read);
		read.clear();
		validate("integrity", budget);
		assertThat(read).hasSize(4).doesNotContainAnyElementsOf(ofFirst);
		read.clear();
		validate("integrity", budget);
		assertThat(read).hasSize(4);
		assertThat(read.subList(2, 4)).as("the oldest after those that never were").isSubsetOf(ofFirst);
	}

	@Test
	void atLeastOneFileIsReadWhateverTheBudget() {
		fill(1, 3);
		assertThat(validate("integrity", Map.of("budget", 1)).get("files")).isEqualTo(1);
		assertThat(validate("integrity", Map.of("budget", 1)).get("left_files")).isEqualTo(2);
	}

	@Test
	void whatHasNoHashIsCountedAndNoFinding() {
		fill(1, 2);
		this.tree.file("later", "text");
		this.jobs.index(this.tree.root());
		Outcome outcome = validate("integrity");
		assertThat(outcome.get("not_hashed")).isEqualTo(1);
		assertThat(outcome.get("files")).isEqualTo(2);
		assertThat(findings()).isEmpty();
	}

	@Test
	void aMissingRootFailsAndFindsNothing() throws IOException {
		fill(2, 5);
		Files.move(this.tree.root(), this.temp.resolve("elsewhere"));
		for (String mode : List.of("basic", "integrity")) {
			run(Map.of("mode", mode)).requireFailed("Is its disk mounted?");
		}
		Files.createDirectory(this.tree.root());
		run(Map.of("mode", "complete")).requireFailed("is not the one that was indexed");
		assertThat(findings()).isEmpty();
	}

	@Test
	void aRootThatGoesAwayMeanwhileFindsNothing() {
		fill(20, 20);
		AtomicInteger opened = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (opened.incrementAndGet() == 100) {
				Files.move(this.tree.root(), this.temp.resolve("elsewhere"));
			}
		});
		run(Map.of("mode", "integrity")).requireFailed("Is its disk mounted?");
		assertThat(findings()).isEmpty();
	}

	@Test
	void oneOfSeveralLocationsMayBeAway() throws IOException {
		fill(1, 2);
		Tree other = Tree.create(this.temp.resolve("other"));
		other.file("file", "text");
		this.jobs.index(other.root(), CONTENT);
		Files.move(other.root(), this.temp.resolve("elsewhere"));
		Outcome outcome = validate("integrity");
		assertThat(outcome.get("files")).isEqualTo(2);
		assertThat(outcome.get("issues")).isEqualTo(1);
		assertThat(this.jobs.bean(RunStore.class).issues(outcome.run().instance(), 0, 10)).first()
			.satisfies((issue) -> assertThat(issue.issue().path()).isEqualTo(other.root().toString()));
		run(Map.of("paths", List.of(other.root().toString()))).requireFailed("Is its disk mounted?");
	}

	@Test
	void onlyWhatWasAskedForIsLookedAt() {
		fill(3, 3);
		rot("d0/f0");
		rot("d1/f1");
		rot("d1/f2");
		assertThat(validate("integrity", Map.of(), "d1/f1").get("files")).isEqualTo(1);
		assertThat(findings()).containsOnlyKeys("d1/f1");
		assertThat(validate("integrity", Map.of(), "d1").get("files")).isEqualTo(3);
		assertThat(findings()).containsOnlyKeys("d1/f1", "d1/f2");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> run(Map.of("paths", List.of("/nowhere"))))
			.withMessageContaining("is in no location");
	}

	@Test
	void aFailedRunGoesOnAndCountsOnce() {
		fill(30, 30);
		rot("d0/f0");
		rot("d29/f29");
		this.jobs.sabotage("INSERT", "finding", "NEW.path LIKE '%d29/f29'");
		run(Map.of("mode", "complete")).requireFailed("sabotage");
		this.jobs.repair();
		Outcome outcome = completed(run(Map.of("mode", "complete")));
		assertThat(outcome.get("files")).isEqualTo(900);
		assertThat(outcome.get("entries")).isEqualTo(930);
		assertThat(outcome.get("critical")).isEqualTo(2);
		assertThat(outcome.get("new")).isEqualTo(2);
	}

	@Test
	void aStoppedRunGoesOnAndReadsNothingTwice() {
		fill(40, 50);
		AtomicInteger opened = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (opened.incrementAndGet() == 500) {
				this.jobs.requestStop();
			}
			java.util.concurrent.locks.LockSupport.parkNanos(1_500_000);
		});
		Outcome stopped = run(Map.of());
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		long before = stopped.get("files");
		assertThat(before).isBetween(1L, 1999L);
		this.jobs.volume().leave();
		Outcome resumed = completed(run(Map.of()));
		assertThat(resumed.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(resumed.get("files")).isEqualTo(2000);
		assertThat(resumed.get("verified")).isEqualTo(2000);
	}

	@Test
	void whenAContentWasLastVerifiedIsKnown() {
		this.tree.file("one", "same");
		this.tree.file("two", "same");
		index();
		long content = Objects.requireNonNull(this.jobs.catalogue().at(this.tree.path("one")).content());
		FileChecks checks = this.jobs.bean(FileChecks.class);
		long before = System.currentTimeMillis();
		validate("integrity", Map.of(), "one");
		assertThat(checks.lastVerified(content)).as("one of two").isNull();
		validate("integrity");
		assertThat(checks.lastVerified(content)).isBetween(before, System.currentTimeMillis());
	}

	@Test
	void aRateLimitIsKept() {
		this.tree.file("file", "x".repeat(300_000));
		index();
		long start = System.nanoTime();
		validate("integrity", Map.of("rateLimit", 200_000));
		assertThat(System.nanoTime() - start).isGreaterThan(1_000_000_000L);
	}

	@Test
	void findingsComeInPages() {
		fill(1, 30);
		for (int i = 0; i < 30; i++) {
			rot("d0/f" + i);
		}
		this.tree.remove("d0/f7");
		validate("integrity");
		Findings findings = this.jobs.bean(Findings.class);
		Findings.Filter filter = new Findings.Filter(Severity.ERROR, null, null, List.of());
		List<StoredFinding> all = new ArrayList<>(findings.page(filter, null, 0, 7));
		for (List<StoredFinding> page = all; !page.isEmpty(); all.addAll(page)) {
			StoredFinding last = all.get(all.size() - 1);
			page = findings.page(filter, last.finding().code().severity(), last.id(), 7);
		}
		assertThat(all).hasSize(30).doesNotHaveDuplicates();
		assertThat(all.get(29).finding().path()).isEqualTo(LocalPaths.encode(this.tree.path("d0/f7")));
	}

}
