package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Duplicates in trees of which it is known what they hold.
 */
class DuplicateTests extends DuplicateTestBase {

	/** A name that is not UTF-8. */
	private static final String ODD = "odd\uEFFF\n name";

	private static final int LARGE = 300_000;

	/** In no region that is sampled. */
	private static final int UNSAMPLED = 40_000;

	/** Returns the true groups. */
	private Set<Set<String>> fill() throws IOException {
		byte[] small = bytes(1, 500);
		byte[] large = bytes(2, LARGE);
		byte[] middle = bytes(3, 90_000);
		file("small/one", small);
		file("small/two", small);
		file("small/same size", bytes(4, 500));
		file("small/" + ODD, small);
		file("small/other size", bytes(1, 501));
		file("middle/one", middle);
		file("middle/end differs", altered(middle, 80_000));
		file("middle/two", middle);
		file("large/one", large);
		file("large/deep/two", large);
		file("large/differs where no sample is", altered(large, UNSAMPLED));
		file("large/differs also there", altered(large, UNSAMPLED + 1));
		file("large/start differs", altered(large, 1));
		file("large/64 KiB are equal", altered(large, LARGE - 1));
		file("linked/alone", bytes(5, 700));
		this.tree.link("linked/alone too", "linked/alone");
		file("linked/one", bytes(6, 800));
		this.tree.link("linked/one too", "linked/one");
		file("linked/two", bytes(6, 800));
		file("empty/one", new byte[0]);
		file("empty/two", new byte[0]);
		this.tree.symlink("small/loop", "../small");
		this.tree.symlink("small/link", "one");
		file("small/zeros", new byte[500]);
		return Set.of(Set.of("small/one", "small/two", "small/" + ODD), Set.of("middle/one", "middle/two"),
				Set.of("large/one", "large/deep/two"), Set.of("linked/one", "linked/one too", "linked/two"));
	}

	@Test
	void allTrueGroupsAreFoundAndNoOther() throws IOException {
		Set<Set<String>> truth = fill();
		Outcome outcome = find();
		assertThat(files(outcome)).isEqualTo(truth);
		assertThat(outcome.get("groups")).isEqualTo(4);
		assertThat(outcome.get("duplicates")).isEqualTo(5);
		assertThat(outcome.get("wasted_bytes")).isEqualTo(2 * 500 + 90_000 + LARGE + 800);
		assertThat(outcome.get("sampled")).isEqualTo(6);
		assertThat(outcome.get("hashed")).as("no more than shares size and sample").isEqualTo(5 + 3 + 4 + 3);
		assertThat(outcome.get("issues")).isZero();
		this.jobs.assertConsistent();
	}

	@Test
	void whatIsKnownIsNotReadAgain() throws IOException {
		Set<Set<String>> truth = fill();
		Outcome first = find();
		this.jobs.volume().watchReads((path) -> {
			throw new IOException("Nothing is to be read");
		});
		Outcome second = find();
		assertThat(second.run().instance()).isNotEqualTo(first.run().instance());
		assertThat(second.get("sampled") + second.get("hashed")).isZero();
		assertThat(files(second)).isEqualTo(truth);
		assertThat(files(first)).as("replaced by the second").isEmpty();
	}

	@Test
	void whatAnIndexHashedIsComparedWithWhatIsNew() throws IOException {
		Set<Set<String>> truth = fill();
		this.jobs.index(this.tree.root(), Map.of("mode", "content"));
		assertThat(find().get("hashed")).isZero();
		file("large/deep/late", bytes(2, LARGE));
		Outcome outcome = find();
		assertThat(outcome.get("hashed")).isEqualTo(1);
		Set<Set<String>> expected = new HashSet<>(truth);
		expected.remove(Set.of("large/one", "large/deep/two"));
		expected.add(Set.of("large/one", "large/deep/two", "large/deep/late"));
		assertThat(files(outcome)).isEqualTo(expected);
	}

	@Test
	void aDeepScanComparesEveryByte() throws IOException {
		Set<Set<String>> truth = fill();
		Outcome outcome = find(Map.of("mode", "deep-scan"));
		assertThat(files(outcome)).isEqualTo(truth);
		assertThat(outcome.get("compared")).isEqualTo(2 + 1 + 1 + 1);
	}

	@Test
	void aDamagedFileIsInNoGroupOfADeepScan() throws IOException {
		fill();
		find();
		Path damaged = this.tree.path("large/deep/two");
		FileTime modified = Files.getLastModifiedTime(damaged);
		Files.write(damaged, altered(bytes(2, LARGE), UNSAMPLED), StandardOpenOption.WRITE);
		Files.setLastModifiedTime(damaged, modified);
		Outcome outcome = find(Map.of("mode", "deep-scan", "refresh", false));
		assertThat(files(outcome)).doesNotContain(Set.of("large/one", "large/deep/two")).hasSize(3);
		assertThat(issueCodes(outcome)).hasSize(1).containsValue("CONTENT_DIFFERS");
	}

	@Test
	void emptyFilesAreAGroupWhereThatIsAskedFor() throws IOException {
		Set<Set<String>> expected = new HashSet<>(fill());
		expected.add(Set.of("empty/one", "empty/two"));
		assertThat(files(find(Map.of("minSize", 0)))).isEqualTo(expected);
	}

	@Test
	void sizesAndExtensionsNarrow() throws IOException {
		file("a.jpg", bytes(1, 50));
		file("b.JPG", bytes(1, 50));
		file("c.png", bytes(1, 50));
		file("d.jpg", bytes(2, 60));
		file("e.jpg", bytes(2, 60));
		file("x_jpg", bytes(2, 60));
		assertThat(files(find(Map.of("extensions", List.of("jpg")))))
			.isEqualTo(Set.of(Set.of("a.jpg", "b.JPG"), Set.of("d.jpg", "e.jpg")));
		assertThat(files(find(Map.of("minSize", 51)))).isEqualTo(Set.of(Set.of("d.jpg", "e.jpg", "x_jpg")));
		assertThat(files(find(Map.of("maxSize", 59)))).isEqualTo(Set.of(Set.of("a.jpg", "b.JPG", "c.png")));
		assertThat(files(find(Map.of("mode", "size-only")))).hasSize(2);
		file("sub/a.jpg", bytes(3, 50));
		assertThat(files(find(Map.of("mode", "name-and-size")))).isEqualTo(Set.of(Set.of("a.jpg", "sub/a.jpg")));
	}

	@Test
	void onlyTheFoldersThatWereAskedForCount() throws IOException {
		file("a/one", bytes(1, 50));
		file("a/two", bytes(1, 50));
		file("b/three", bytes(1, 50));
		String root = LocalPaths.encode(this.tree.root());
		find();
		assertThat(files(find(Map.of("paths", List.of(root + "/a"))))).isEqualTo(Set.of(Set.of("a/one", "a/two")));
		assertThat(files(find(Map.of("paths", List.of(root + "/b"))))).isEmpty();
		assertThat(files(find(Map.of("paths", List.of(root + "/b", root, root + "/a")))))
			.isEqualTo(Set.of(Set.of("a/one", "a/two", "b/three")));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> look(Map.of("paths", List.of(this.temp.toString() + "/none"), "refresh", false)))
			.withMessageContaining("is in no location");
	}

	@Test
	void equalFoldersAreToldOnceAndAsLargeAsTheyAre() throws IOException {
		for (String copy : List.of("one", "two")) {
			file(copy + "/album/deep/photo", bytes(1, 5000));
			file(copy + "/album/list", bytes(2, 60));
			file(copy + "/album/zero", new byte[0]);
			this.tree.symlink(copy + "/album/link", "list");
			file(copy + "/own", bytes(copy.hashCode(), 70));
		}
		file("three/deep/photo", bytes(1, 5000));
		file("four/album/deep/photo", bytes(1, 5000));
		file("four/album/list", bytes(2, 60));
		Outcome outcome = find();
		assertThat(groups(outcome, Kind.FOLDERS)).isEqualTo(Set.of(Set.of("one/album", "two/album"),
				Set.of("one/album/deep", "two/album/deep", "three/deep", "four/album/deep")));
		assertThat(outcome.get("folders")).isEqualTo(2);
	}

	@Test
	void foldersOfNamesOfOneFileWasteNothing() throws IOException {
		file("one/file", bytes(1, 500));
		this.tree.directory("two");
		this.tree.link("two/file", "one/file");
		assertThat(groups(find(), Kind.FOLDERS)).isEmpty();
	}

	@Test
	void aDiskThatIsNotThereIsUsedAsItIsKnown() throws IOException {
		Tree disk = Tree.create(this.temp.resolve("disk"));
		Files.write(disk.path("far"), bytes(1, LARGE));
		Files.write(disk.path("unknown"), bytes(7, 90));
		this.jobs.index(disk.root(), Map.of("mode", "content"));
		file("near", bytes(1, LARGE));
		file("other", altered(bytes(1, LARGE), UNSAMPLED));
		this.jobs.index(this.tree.root());
		Files.move(disk.root(), this.temp.resolve("unplugged"));
		Outcome outcome = find(Map.of("paths", List.of()));
		assertThat(outcome.get("offline")).isEqualTo(1);
		assertThat(outcome.get("issues")).isZero();
		assertThat(files(outcome)).isEqualTo(Set.of(Set.of("near", disk.path("far").toString())));
	}

	@Test
	void aFileThatKeepsChangingIsAnIssueAndInNoGroup() throws IOException {
		file("one", bytes(1, 500));
		file("two", bytes(1, 500));
		file("three", bytes(1, 500));
		AtomicInteger times = new AtomicInteger();
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith("/two")) {
				Files.setLastModifiedTime(this.tree.path("two"), FileTime.fromMillis(times.incrementAndGet()));
			}
		});
		Outcome outcome = find();
		assertThat(files(outcome)).isEqualTo(Set.of(Set.of("one", "three")));
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("two", "FILE_CHANGING"));
		this.jobs.volume().leave();
		assertThat(files(find())).isEqualTo(Set.of(Set.of("one", "two", "three")));
	}

	@Test
	void aFileThatVanishesIsAnIssueAndInNoGroup() throws IOException {
		file("one", bytes(1, 500));
		file("two", bytes(1, 500));
		file("three", bytes(1, 500));
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith("/two")) {
				Files.deleteIfExists(this.tree.path("two"));
			}
		});
		Outcome outcome = find();
		assertThat(files(outcome)).isEqualTo(Set.of(Set.of("one", "three")));
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("two", "UNREADABLE_FILE"));
	}

	@Test
	void aRunThatFailsGoesOnAndCountsOnce() throws IOException {
		Set<Set<String>> truth = fill();
		for (String table : List.of("content_identity", "duplicate_member")) {
			this.jobs.sabotage("INSERT", table, "NEW.size = 800");
			Outcome failed = look(Map.of());
			assertThat(failed.run().status()).isEqualTo(BatchStatus.FAILED);
			this.jobs.repair();
		}
		Outcome outcome = find();
		assertThat(files(outcome)).isEqualTo(truth);
		assertThat(outcome.get("groups")).isEqualTo(4);
		assertThat(outcome.get("duplicates")).isEqualTo(5);
		assertThat(outcome.get("sampled")).isEqualTo(6);
		for (String table : List.of("duplicate_size", "duplicate_doubt", "duplicate_folder")) {
			assertThat(this.jobs.sql().sql("SELECT count(*) FROM " + table).query(Long.class).single()).isZero();
		}
	}

	@Test
	void aStopInTheMiddleOfTheRefreshGoesOn() throws IOException {
		Set<Set<String>> truth = fill();
		this.jobs.volume().watch((path) -> {
			this.jobs.requestStop();
			pause(300);
		});
		Outcome stopped = look(Map.of());
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		this.jobs.volume().leave();
		Outcome outcome = find();
		assertThat(outcome.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(files(outcome)).isEqualTo(truth);
	}

	@Test
	void aStopWhileFilesAreHashedGoesOn() throws IOException {
		Set<Set<String>> truth = fill();
		this.jobs.volume().watchReads((path) -> {
			if (path.contains("/small/")) {
				this.jobs.requestStop();
				pause(300);
			}
		});
		Outcome stopped = look(Map.of("hashers", 1));
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.get("hashed")).isLessThan(15);
		this.jobs.volume().leave();
		Outcome outcome = find();
		assertThat(outcome.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(outcome.get("hashed")).isEqualTo(15);
		assertThat(files(outcome)).isEqualTo(truth);
	}

	@Test
	void aStopWhileFilesAreComparedGoesOn() throws IOException {
		Set<Set<String>> truth = fill();
		find();
		Map<String, Object> deep = Map.of("mode", "deep-scan", "refresh", false);
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith("/two")) {
				this.jobs.requestStop();
			}
		});
		Outcome stopped = look(deep);
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.get("compared")).isLessThan(5);
		this.jobs.volume().leave();
		Outcome outcome = find(deep);
		assertThat(outcome.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(outcome.get("compared")).isEqualTo(5);
		assertThat(files(outcome)).isEqualTo(truth);
	}

	private static void pause(long millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void theGroupsAreThoseOfJdupes() throws IOException, InterruptedException {
		Path folder = Path.of("/usr/share/perl");
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/jdupes")), "jdupes is not installed");
		Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is not there");
		Process process = new ProcessBuilder("jdupes", "-r", "-q", folder.toString()).redirectErrorStream(true).start();
		Set<Set<Long>> expected = new HashSet<>();
		Set<Long> group = new TreeSet<>();
		for (String line : new String(process.getInputStream().readAllBytes(), UTF_8).split("\n", -1)) {
			if (line.isEmpty()) {
				expected.add(group);
				group = new TreeSet<>();
			}
			else if (line.startsWith("/")) {
				group.add((Long) Files.getAttribute(Path.of(line), "unix:ino"));
			}
		}
		if (!group.isEmpty()) {
			expected.add(group);
		}
		process.waitFor();
		expected.removeIf((inodes) -> inodes.size() < 2);
		Outcome outcome = find(Map.of("paths", List.of(folder.toString())));
		Set<Set<Long>> found = new HashSet<>();
		for (Set<String> paths : files(outcome)) {
			Set<Long> inodes = new TreeSet<>();
			for (String path : paths) {
				inodes.add((Long) Files.getAttribute(LocalPaths.toPath(path), "unix:ino"));
			}
			found.add(inodes);
		}
		assertThat(found).isEqualTo(expected);
	}

	@Test
	void wrongParametersAreRefused() {
		Map<String, Object> wrong = new HashMap<>(Map.of("mode", "magic"));
		assertThatIllegalArgumentException().isThrownBy(() -> look(wrong)).withMessageContaining("deep-scan");
		assertThatIllegalArgumentException().isThrownBy(() -> look(Map.of("minSize", 5, "maxSize", 4)));
		assertThatIllegalArgumentException().isThrownBy(() -> look(Map.of("hashers", 0)));
	}

}
