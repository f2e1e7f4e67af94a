package dev.driveyard.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.files.EncodedName;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.watch.WatchStatus.Mode;
import dev.driveyard.watches.WatchSpec;
import dev.driveyard.watches.WatchSpec.Method;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Watcher} on the file system of this machine.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class WatcherTests {

	@Parameter
	TestDatabase database;

	@TempDir
	private Path folder;

	private Path root;

	private WatchFixture fixture;

	@BeforeEach
	void open() throws Exception {
		this.root = Files.createDirectory(this.folder.toRealPath().resolve("root"));
		for (String name : List.of("a", "b", "c/d/e")) {
			Path made = Files.createDirectories(this.root.resolve(name));
			Files.writeString(made.resolve("file"), name);
		}
		this.fixture = open(WatchSpec.USUAL);
	}

	private WatchFixture open(WatchSpec spec, Class<?>... more) throws Exception {
		return new WatchFixture(this.database.library(this.folder.toRealPath().resolve("library.driveyard")), this.root,
				spec, more)
			.awaitIdle();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private void change(String name, String text) throws Exception {
		Files.writeString(this.root.resolve(name), text);
	}

	/** Waits until what was heard was looked at. */
	private void awaitLook(int looks) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> this.fixture.looks().size() > looks);
		this.fixture.awaitIdle();
	}

	@Test
	void itBeginsWithALookAtAllAndThenWatchesEachDirectory() {
		assertThat(this.fixture.looks()).singleElement().asString().doesNotContain("folders");
		assertThat(this.fixture.status().watches()).isEqualTo(6);
		assertThat(this.fixture.status().limit()).isPositive();
		assertThat(this.fixture.status().reason()).isNull();
	}

	@Test
	void aBurstOfChangesBecomesOneLookAtTheirDirectories() throws Exception {
		for (int number = 0; number < 100; number++) {
			change("a/new" + number, "new");
			change("c/d/new" + number, "new");
		}
		change("b/file", "changed");
		Files.delete(this.root.resolve("c/d/e/file"));
		Files.setPosixFilePermissions(this.root.resolve("a/file"), PosixFilePermissions.fromString("r--r--r--"));
		awaitLook(1);
		assertThat(this.fixture.looks()).hasSize(2).first().asString().contains("\"a\",\"b\",\"c/d\",\"c/d/e\"");
		this.fixture.assertCurrent();
		assertThat(this.fixture.status().heard()).isNotNull();
	}

	@Test
	void newDirectoriesAreWatchedWithAllBelowThem() throws Exception {
		Files.createDirectories(this.root.resolve("a/x/y/z"));
		change("a/x/y/z/deep", "1");
		awaitLook(1);
		this.fixture.assertCurrent();
		int looks = this.fixture.looks().size();
		change("a/x/y/z/deeper", "2");
		awaitLook(looks);
		this.fixture.assertCurrent();
		assertThat(this.fixture.status().watches()).isEqualTo(9);
		assertThat(this.fixture.looks().get(0)).contains("\"a/x/y/z\"");
	}

	@Test
	void whatMovesKeepsItsEntryAndIsWatchedWhereItIs() throws Exception {
		long id = this.fixture.jobs().catalogue().at(this.root.resolve("c/d/e/file")).id();
		Files.move(this.root.resolve("c/d"), this.root.resolve("b/moved"));
		Files.move(this.root.resolve("a"), this.root.resolve("a2"));
		awaitLook(1);
		this.fixture.assertCurrent();
		assertThat(this.fixture.jobs().catalogue().at(this.root.resolve("b/moved/e/file")).id()).isEqualTo(id);
		int looks = this.fixture.looks().size();
		change("b/moved/e/file", "changed");
		change("a2/new", "new");
		awaitLook(looks);
		this.fixture.assertCurrent();
		assertThat(this.fixture.looks().get(0)).contains("\"a2\",\"b/moved/e\"");
		assertThat(this.fixture.status().watches()).isEqualTo(6);
	}

	@Test
	void whatIsDeletedOrMovedOutIsWatchedNoMore() throws Exception {
		Path outside = this.folder.toRealPath().resolve("outside");
		Files.move(this.root.resolve("c"), outside);
		Files.delete(this.root.resolve("a/file"));
		Files.delete(this.root.resolve("a"));
		awaitLook(1);
		this.fixture.assertCurrent();
		assertThat(this.fixture.status().watches()).isEqualTo(2);
		int looks = this.fixture.looks().size();
		Files.writeString(outside.resolve("d/new"), "new");
		Files.createDirectory(this.root.resolve("a"));
		change("a/again", "again");
		awaitLook(looks);
		this.fixture.assertCurrent();
	}

	@Test
	void namesMayBeAnyBytes() throws Exception {
		for (String name : List.of("\udcff\udcfe", "two\nlines", "ünï", "x".repeat(255), "%41", " ")) {
			Path made = LocalPaths.toPath(LocalPaths.encode(this.root.resolve("a")) + "/" + encoded(name));
			Files.createDirectory(made);
			Files.writeString(made.resolve("in"), "in");
		}
		awaitLook(1);
		this.fixture.assertCurrent();
		assertThat(this.fixture.status().watches()).isEqualTo(12);
		int looks = this.fixture.looks().size();
		for (Path made : children("a")) {
			if (Files.isDirectory(made)) {
				Files.writeString(made.resolve("more"), "more");
			}
		}
		awaitLook(looks);
		this.fixture.assertCurrent();
	}

	/** Two bytes that are no text, else the name. */
	private static String encoded(String name) {
		return name.equals("\udcff\udcfe") ? EncodedName.decode(new byte[] { (byte) 0xff, (byte) 0xfe }) : name;
	}

	private List<Path> children(String name) throws Exception {
		try (var paths = Files.list(this.root.resolve(name))) {
			return paths.toList();
		}
	}

	@Test
	void linksAreNotFollowedAndRulesLeaveDirectoriesOut() throws Exception {
		Path outside = Files.createDirectories(this.folder.toRealPath().resolve("outside/deep"));
		Files.createSymbolicLink(this.root.resolve("a/link"), outside.getParent());
		awaitLook(1);
		this.fixture.assertCurrent();
		assertThat(this.fixture.status().watches()).isEqualTo(6);
		this.fixture.jobs().index(this.root, Map.of("exclude", List.of("b")));
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.fixture.status().watches() == 5);
	}

	/** While nobody drains, more happens than is kept for a directory. */
	@Test
	void whatOverflowsIsLookedAt() throws Exception {
		synchronized (this.fixture.events()) {
			for (int number = 0; number < 3000; number++) {
				change("a/n" + number, "");
			}
			Files.createDirectories(this.root.resolve("b/new/deep"));
			change("b/new/deep/file", "1");
			TimeUnit.MILLISECONDS.sleep(500);
		}
		awaitLook(1);
		assertThat(this.fixture.status().overflows()).isPositive();
		this.fixture.assertCurrent();
	}

	@Test
	void aRootThatGoesEmptiesNothingAndIsWatchedWhenItIsBack() throws Exception {
		Path away = this.folder.toRealPath().resolve("away");
		long entries = this.fixture.jobs().catalogue().entries().size();
		Files.move(this.root, away);
		this.fixture.awaitMode(Mode.ROOT_MISSING);
		assertThat(this.fixture.status().reason()).contains("not there");
		Files.writeString(away.resolve("a/meanwhile"), "meanwhile");
		assertThat(this.fixture.jobs().catalogue().entries()).hasSize((int) entries);
		Files.move(away, this.root, StandardCopyOption.ATOMIC_MOVE);
		this.fixture.awaitMode(Mode.EVENTS);
		this.fixture.awaitIdle();
		this.fixture.assertCurrent();
		int looks = this.fixture.looks().size();
		change("a/after", "after");
		awaitLook(looks);
		this.fixture.assertCurrent();
	}

	@Test
	void anotherFolderAtItsPlaceEmptiesNothing() throws Exception {
		long entries = this.fixture.jobs().catalogue().entries().size();
		Files.move(this.root, this.folder.toRealPath().resolve("away"));
		Files.createDirectory(this.root);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.fixture.status().failures() > 0);
		assertThat(this.fixture.jobs().catalogue().entries()).hasSize((int) entries);
	}

	@Test
	void whereOneOnlyLooksItLooksFromTimeToTime() throws Exception {
		this.fixture.settings()
			.watch(this.fixture.location(),
					new WatchSpec(Method.POLL, Duration.ofSeconds(1), Duration.ofHours(1), "shallow"), "somebody");
		this.fixture.awaitMode(Mode.POLLING);
		change("a/new", "new");
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.fixture.jobs().catalogue().find(this.root.resolve("a/new")) != null);
		assertThat(this.fixture.status().watches()).isZero();
		assertThat(this.fixture.looks()).noneMatch((look) -> look.contains("folders"));
	}

	@Test
	void whatIsWatchedNoMoreIsLeftAlone() throws Exception {
		this.fixture.settings().unwatch(this.fixture.location());
		assertThat(this.fixture.settings().status()).isEmpty();
		assertThat(this.fixture.settings().all()).isEmpty();
		change("a/new", "new");
		TimeUnit.SECONDS.sleep(1);
		assertThat(this.fixture.looks()).hasSize(1);
	}

	@Test
	void fromTimeToTimeAllIsLookedAt() throws Exception {
		this.fixture.settings()
			.watch(this.fixture.location(),
					new WatchSpec(Method.AUTO, Duration.ofHours(1), Duration.ofSeconds(1), "content"), "somebody");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.fixture.looks().size() > 3);
		assertThat(this.fixture.looks()).noneMatch((look) -> look.contains("folders"));
		assertThat(this.fixture.looks().get(0)).contains("content");
	}

	@Test
	void aLookThatFailsIsMadeUpForByOneAtAll() throws Exception {
		this.fixture.jobs().sabotage("INSERT", "entry", "NEW.name = 'new'");
		change("a/new", "new");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.fixture.status().failures() > 0);
		this.fixture.jobs().repair();
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.fixture.jobs().catalogue().find(this.root.resolve("a/new")) != null);
		this.fixture.awaitIdle();
		this.fixture.assertCurrent();
		assertThat(this.fixture.status().failures()).isZero();
		assertThat(this.fixture.looks().get(0)).doesNotContain("folders");
	}

}
