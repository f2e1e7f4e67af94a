package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What becomes of duplicates, and of files that are none any more.
 */
class ReclaimTests extends ReclaimTestBase {

	private static final byte[] CONTENT = bytes(1, 5000);

	/** Three equal files, the middle one the oldest, and two others. */
	private Outcome fill() throws IOException {
		make("a/one", CONTENT, 2000);
		make("b/long name", CONTENT, 1000);
		make("c/three", CONTENT, 3000);
		make("a/other", bytes(2, 700), 2000);
		make("b/other", bytes(2, 700), 2000);
		make("a/alone", bytes(3, 5000), 1000);
		return find();
	}

	@Test
	void theTrashTakesAllButTheOldestAndGivesThemBack() throws IOException {
		Outcome found = fill();
		Outcome outcome = completed(reclaim(found, Map.of()));
		assertThere("b/long name", "a/alone", "a/other");
		assertGone("a/one", "c/three", "b/other");
		assertThat(outcome.get("reclaimed")).isEqualTo(3);
		assertThat(outcome.get("reclaimed_bytes")).isEqualTo(2 * 5000 + 700);
		assertThat(outcome.get("kept") + outcome.get("issues")).isZero();
		assertThat(operations(outcome)).hasSize(3)
			.allSatisfy((operation) -> assertThat(operation.state()).isEqualTo(State.DONE));
		assertThat(files(found)).as("what was found and is still there").isEmpty();
		this.jobs.assertRight(this.tree.root());
		Outcome back = completed(
				this.jobs.execute(this.jobs.operator().prepare("restore", Map.of("run", outcome.run().id()), false)));
		assertThat(back.get("restored")).isEqualTo(3);
		assertThere("a/one", "c/three", "b/other");
		this.jobs.assertRight(this.tree.root());
	}

	@Test
	void otherRulesKeepOthers() throws IOException {
		Outcome found = fill();
		plan(found, Map.of("keep", "newest"));
		completed(reclaim(found, Map.of("keep", "shortest-path", "action", "delete")));
		assertThere("a/one", "a/other");
		assertGone("b/long name", "c/three", "b/other");
		make("b/new", CONTENT, 9000);
		completed(reclaim(find(), Map.of("keep", "newest", "action", "delete")));
		assertThere("b/new");
		assertGone("a/one");
		this.jobs.assertRight(this.tree.root());
	}

	@Test
	void allInTheFoldersToKeepStay() throws IOException {
		Outcome found = fill();
		make("c/alone", bytes(3, 5000), 1000);
		make("d/one", bytes(4, 60), 1000);
		make("d/two", bytes(4, 60), 1000);
		found = find();
		String root = LocalPaths.encode(this.tree.root());
		Outcome outcome = completed(
				reclaim(found, Map.of("keep", "in", "folders", List.of(root + "/b", root + "/c"), "action", "delete")));
		assertThere("b/long name", "c/three", "b/other", "c/alone", "d/one", "d/two");
		assertGone("a/one", "a/other", "a/alone");
		assertThat(outcome.get("left_alone")).isEqualTo(1);
		assertThat(files(found)).isEqualTo(Set.of(Set.of("b/long name", "c/three"), Set.of("d/one", "d/two")));
	}

	@Test
	void hardLinksJoinAndTheCatalogueKnows() throws IOException {
		Outcome found = fill();
		Outcome outcome = completed(reclaim(found, Map.of("action", "hardlink")));
		assertThat(inode("a/one")).isEqualTo(inode("b/long name")).isEqualTo(inode("c/three"));
		assertThat(inode("a/other")).isEqualTo(inode("b/other"));
		assertThat(outcome.get("reclaimed")).isEqualTo(3);
		this.jobs.assertRight(this.tree.root());
		assertThat(files(find())).isEmpty();
		assertThat(this.jobs.sql()
			.sql("SELECT count(*) FROM entry e JOIN content_identity c ON c.id = e.content_id WHERE c.blake3 IS NOT NULL")
			.query(Long.class)
			.single()).as("files of which it is still known what they hold").isGreaterThanOrEqualTo(5);
	}

	@Test
	void filesOfOthersAreNotJoined() throws IOException {
		Outcome found = fill();
		Files.setPosixFilePermissions(this.tree.path("c/three"), PosixFilePermissions.fromString("rw-------"));
		Outcome outcome = completed(reclaim(found, Map.of("action", "hardlink")));
		assertThat(inode("a/one")).isEqualTo(inode("b/long name")).isNotEqualTo(inode("c/three"));
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("three", "NOT_RECLAIMED"));
	}

	@Test
	void whereBytesCantBeSharedAllStaysAsItIs() throws IOException {
		Outcome found = fill();
		long before = inode("a/one");
		Outcome outcome = completed(reclaim(found, Map.of("action", "reflink")));
		if (outcome.get("reclaimed") == 0) {
			assertThat(inode("a/one")).isEqualTo(before);
			assertThat(outcome.get("kept")).isEqualTo(3);
			assertThat(issueCodes(outcome)).containsEntry("one", "NOT_RECLAIMED");
		}
		try (var all = Files.walk(this.tree.root())) {
			assertThat(all.map((path) -> path.getFileName().toString())).noneMatch((name) -> name.endsWith(".tmp"));
		}
		assertThat(Files.readAllBytes(this.tree.path("a/one"))).isEqualTo(CONTENT);
		assertThat(Files.getLastModifiedTime(this.tree.path("a/one")).toMillis()).isEqualTo(2_000_000);
	}

	@Test
	void aFileThatWasReplacedSinceThePlanIsLeftAlone() throws IOException {
		for (String action : List.of("trash", "delete", "hardlink")) {
			Outcome found = fill();
			plan(found, Map.of("action", action));
			this.tree.replace("a/one", "something else");
			Outcome outcome = completed(reclaim(found, Map.of("action", action)));
			assertThat(Files.readString(this.tree.path("a/one"))).as(action).isEqualTo("something else");
			assertThat(issueCodes(outcome)).as(action).isEqualTo(Map.of("one", "NOT_RECLAIMED"));
			assertThat(outcome.get("reclaimed")).as(action).isEqualTo(2);
			assertThat(outcome.get("kept")).as(action).isEqualTo(1);
			this.jobs.assertConsistent();
			this.jobs.index(this.tree.root());
			this.jobs.assertRight(this.tree.root());
			this.tree.remove("a");
			this.tree.remove("b");
			this.tree.remove("c");
		}
	}

	/** Same inode, size and time: only the bytes tell. */
	@Test
	void aFileWhoseBytesChangedUnseenIsLeftAlone() throws IOException {
		Outcome found = fill();
		plan(found, Map.of("action", "delete"));
		Files.write(this.tree.path("a/one"), altered(CONTENT, 4000), StandardOpenOption.WRITE);
		Files.setLastModifiedTime(this.tree.path("a/one"), FileTime.fromMillis(2_000_000));
		Outcome outcome = completed(reclaim(found, Map.of("action", "delete")));
		assertThat(Files.readAllBytes(this.tree.path("a/one"))).isEqualTo(altered(CONTENT, 4000));
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("one", "NOT_RECLAIMED"));
		assertGone("c/three");
	}

	@Test
	void withoutTheFileThatIsKeptNothingGoes() throws IOException {
		for (String action : List.of("trash", "delete", "hardlink")) {
			Outcome found = fill();
			plan(found, Map.of("action", action));
			Files.delete(this.tree.path("b/long name"));
			Outcome outcome = completed(reclaim(found, Map.of("action", action)));
			assertThere("a/one", "c/three");
			assertThat(inode("a/one")).isNotEqualTo(inode("c/three"));
			assertThat(issueCodes(outcome)).as(action)
				.isEqualTo(Map.of("one", "NOT_RECLAIMED", "three", "NOT_RECLAIMED"));
		}
	}

	@Test
	void theFileThatIsKeptIsNotRemovedUnderAnotherOfItsNames() throws IOException {
		make("a/one", CONTENT, 1000);
		this.tree.link("b", "a/one");
		make("c", CONTENT, 2000);
		Outcome outcome = completed(reclaim(find(), Map.of("action", "delete", "keep", "oldest")));
		assertThere("a/one", "b");
		assertGone("c");
		assertThat(outcome.get("reclaimed")).isEqualTo(1);
	}

	@Test
	void aLinkOnTheWayIsNotFollowed() throws IOException {
		Outcome found = fill();
		plan(found, Map.of("action", "delete"));
		this.tree.move("c", "elsewhere");
		Files.createSymbolicLink(this.tree.path("c"), Path.of("elsewhere"));
		Outcome outcome = completed(reclaim(found, Map.of("action", "delete")));
		assertThere("elsewhere/three");
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("three", "NOT_RECLAIMED"));
	}

	/** Oldest of all, but thrown away. */
	@Test
	void whatIsInTheTrashIsNoCopyToRelyOn() throws IOException {
		make("a/one", CONTENT, 2000);
		make("c/three", CONTENT, 3000);
		Path trash = Files.createDirectories(this.tree.root().resolveSibling("data/Trash/files"));
		Path thrown = trash.resolve("old");
		Files.write(thrown, CONTENT);
		Files.setLastModifiedTime(thrown, FileTime.fromMillis(1_000_000));
		Outcome found = find(Map.of("paths", List.of(LocalPaths.encode(this.tree.root()), LocalPaths.encode(trash))));
		assertThat(found.get("groups")).isEqualTo(1);
		Outcome outcome = completed(reclaim(found, Map.of("action", "delete")));
		assertThere("a/one");
		assertGone("c/three");
		assertThat(thrown).exists();
		assertThat(outcome.get("reclaimed")).isEqualTo(1);
	}

	/** Between its name and its bytes. */
	@Test
	void aDeletionThatWasKilledHalfwayIsEnded() throws IOException {
		Outcome found = fill();
		Operation first = operations(plan(found, Map.of("action", "delete"))).get(0);
		Path file = LocalPaths.toPath(first.source());
		String library = this.jobs.library().id().toString().substring(0, 8);
		Files.move(file, file.resolveSibling(".driveyard-" + library + "-" + first.id() + ".tmp"));
		Outcome outcome = completed(reclaim(found, Map.of("action", "delete")));
		assertThat(file).doesNotExist();
		assertThat(outcome.get("reclaimed")).isEqualTo(3);
		assertThat(outcome.get("issues")).isZero();
		try (var all = Files.walk(this.tree.root())) {
			assertThat(all.filter(Files::isRegularFile)).hasSize(3);
		}
	}

	/** Whoever moves the folder away has the file that is kept elsewhere. */
	@Test
	void aFolderThatIsGoneIsNotTakenForDeleted() throws IOException {
		Outcome found = fill();
		plan(found, Map.of("action", "delete"));
		this.tree.move("c", "elsewhere");
		Outcome outcome = completed(reclaim(found, Map.of("action", "delete")));
		assertThere("elsewhere/three");
		assertThat(issueCodes(outcome)).isEqualTo(Map.of("three", "NOT_RECLAIMED"));
		assertThat(outcome.get("reclaimed")).isEqualTo(2);
	}

	@Test
	void aStopWhileItActsGoesOn() throws IOException {
		for (String action : List.of("trash", "delete", "hardlink")) {
			Outcome found = fill();
			plan(found, Map.of("action", action));
			this.jobs.volume().watchReads((path) -> this.jobs.requestStop());
			Outcome stopped = reclaim(found, Map.of("action", action));
			this.jobs.volume().leave();
			assertThat(stopped.run().status()).as(action).isEqualTo(BatchStatus.STOPPED);
			assertThat(stopped.get("reclaimed")).as(action).isLessThan(3);
			Outcome outcome = completed(reclaim(found, Map.of("action", action)));
			assertThat(outcome.run().instance()).isEqualTo(stopped.run().instance());
			assertThat(outcome.get("reclaimed")).as(action).isEqualTo(3);
			assertThat(outcome.get("issues")).as(action).isZero();
			this.jobs.assertRight(this.tree.root());
			this.tree.remove("a");
			this.tree.remove("b");
			this.tree.remove("c");
		}
	}

	@Test
	void aRunThatFailsGoesOnAndCountsOnce() throws IOException {
		for (String action : List.of("trash", "delete", "hardlink")) {
			Outcome found = fill();
			this.jobs.sabotage("UPDATE", "operation", "NEW.number = 1 AND NEW.state = 1");
			assertThat(reclaim(found, Map.of("action", action)).run().status()).isEqualTo(BatchStatus.FAILED);
			this.jobs.repair();
			Outcome outcome = completed(reclaim(found, Map.of("action", action)));
			assertThat(outcome.get("reclaimed")).as(action).isEqualTo(3);
			assertThat(outcome.get("planned")).as(action).isEqualTo(3);
			assertThat(outcome.get("issues")).as(action).isZero();
			assertThere("b/long name");
			this.jobs.assertRight(this.tree.root());
			this.tree.remove("a");
			this.tree.remove("b");
			this.tree.remove("c");
		}
	}

	@Test
	void whatWasFoundByNamesOrSizesIsNotReclaimed() throws IOException {
		fill();
		Outcome found = find(Map.of("mode", "size-only"));
		assertThatIllegalArgumentException().isThrownBy(() -> reclaim(found, Map.of()))
			.withMessageContaining("did not look at what files hold");
		assertThatIllegalArgumentException().isThrownBy(() -> reclaim(find(), Map.of("keep", "in")))
			.withMessageContaining("folders");
		assertThatIllegalArgumentException().isThrownBy(() -> reclaim(find(), Map.of("keep", "best")));
	}

}
