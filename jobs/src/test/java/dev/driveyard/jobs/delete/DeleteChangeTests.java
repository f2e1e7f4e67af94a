package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.journal.Operation.TrashPlace;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What happens between the plan and its confirmation, and files that are hard to remove.
 */
@Tag("thorough")
class DeleteChangeTests extends DeleteTestBase {

	private Path outside;

	@BeforeEach
	void makeTree() throws IOException {
		this.tree.file("a/one.txt", "1");
		this.tree.file("a/b/two.txt", "22");
		this.tree.file("a/b/three.txt", "333");
		this.tree.file("a/c/d/four.txt", "4444");
		this.tree.file("stays.txt", "stays");
		this.outside = Files.createDirectories(this.tree.root().resolveSibling("outside"));
		Files.writeString(this.outside.resolve("two.txt"), "22");
		this.jobs.index(this.tree.root());
	}

	@ParameterizedTest
	@ValueSource(strings = { "permanent", "secure" })
	void whatWasChangedAddedOrReplacedSinceThePlanStays(String mode) {
		plan(mode, "a");
		this.tree.append("a/b/two.txt", " edited");
		this.tree.remove("a/b/three.txt");
		this.tree.symlink("a/b/three.txt", this.outside.resolve("two.txt").toString());
		this.tree.file("a/c/d/added.txt", "added");
		Outcome done = delete(mode.equals("secure") ? SECURE : PERMANENT, "a");
		assertThat(files()).containsOnlyKeys("a", "a/b", "a/b/two.txt", "a/b/three.txt", "a/c", "a/c/d",
				"a/c/d/added.txt", "stays.txt");
		assertThat(this.outside.resolve("two.txt")).hasContent("22");
		assertThat(issues(done)).containsOnlyKeys("a/b/two.txt", "a/b/three.txt", "a/c/d")
			.containsEntry("a/c/d", "NOT_REMOVED Something was added since it was planned.")
			.containsEntry("a/b/two.txt", "NOT_REMOVED It was changed or replaced since it was planned.");
		assertThat(done.summary()).containsEntry("removed_files", 2L)
			.containsEntry("removed_directories", 0L)
			.containsEntry("kept", 6L)
			.containsEntry("issues", 3L);
		assertThat(states(done)).containsExactly(State.PARTLY);
		assertThat(operations(done).get(0).message()).isEqualTo("Kept: 2 files, 4 folders");
		this.jobs.assertConsistent();
		assertThat(this.jobs.catalogue().find(this.tree.path("a/one.txt"))).isNull();
		assertThat(this.jobs.catalogue().find(this.tree.path("a/c/d/four.txt"))).isNull();
		assertCatalogueRight();
	}

	@Test
	void whatIsGoneSinceThePlanIsDone() {
		plan("permanent", "a");
		this.tree.remove("a/b/two.txt");
		this.tree.remove("a/c");
		Outcome done = delete(PERMANENT, "a");
		assertThat(files()).containsOnlyKeys("stays.txt");
		assertThat(done.summary()).containsEntry("removed_files", 4L).containsEntry("issues", 0L);
		assertThat(states(done)).containsExactly(State.DONE);
		assertCatalogueRight();
	}

	@Test
	void aFolderThatWasSwappedForALinkIsNotFollowed() {
		plan("permanent", "a");
		this.tree.move("a/b", "moved");
		this.tree.symlink("a/b", this.outside.toString());
		Outcome done = delete(PERMANENT, "a");
		assertThat(this.outside.resolve("two.txt")).hasContent("22");
		assertThat(files()).containsOnlyKeys("a", "a/b", "moved", "moved/two.txt", "moved/three.txt", "stays.txt");
		assertThat(issues(done)).containsOnlyKeys("a/b");
		assertThat(states(done)).containsExactly(State.PARTLY);
	}

	@Test
	void aFolderThatWasSwappedForAnotherKeepsWhatThatHolds() {
		plan("permanent", "a");
		this.tree.move("a/c", "moved");
		this.tree.file("a/c/d/four.txt", "another");
		Outcome done = delete(PERMANENT, "a");
		assertThat(files()).containsEntry("a/c/d/four.txt", "another")
			.containsEntry("moved/d/four.txt", "4444")
			.doesNotContainKey("a/one.txt");
		assertThat(issues(done)).containsOnlyKeys("a/c/d");
	}

	@Test
	void aFolderAboveThatWasSwappedForALinkLeadsNowhere() throws IOException {
		plan("permanent", "a/b");
		this.tree.move("a", "moved");
		Path decoy = Files.createDirectories(this.outside.resolve("b"));
		Files.writeString(decoy.resolve("two.txt"), "decoy");
		this.tree.symlink("a", this.outside.toString());
		Outcome done = completed(this.jobs.execute(this.jobs.operator()
			.prepare("delete", Map.of("mode", "permanent", "confirmed", true, "paths", List.of(encoded("moved/b"))),
					false)));
		assertThat(decoy.resolve("two.txt")).hasContent("decoy");
		assertThat(states(done)).containsExactly(State.DONE);
	}

	@Test
	void inTheTrashGoesOnlyWhatWasPlanned() {
		run(Map.of("mode", "trash", "confirmed", false), "a/one.txt", "a/b", "a/c", "stays.txt");
		this.tree.append("a/one.txt", "edited");
		this.tree.move("a/b", "moved");
		this.tree.symlink("a/b", this.outside.toString());
		this.tree.remove("a/c");
		Outcome done = delete(TRASH, "a/one.txt", "a/b", "a/c", "stays.txt");
		assertThat(trash()).extracting((entry) -> entry.path()).containsExactly(encoded("stays.txt"));
		assertThat(states(done)).containsExactly(State.FAILED, State.FAILED, State.FAILED, State.DONE);
		assertThat(issues(done)).containsOnlyKeys("a/b", "a/c", "a/one.txt")
			.containsEntry("a/c", "NOT_REMOVED It is not there any more");
		assertThat(files()).containsEntry("a/one.txt", "1edited").containsKey("moved/two.txt");
	}

	/** It was replaced as it went, and there is a third one in its place. */
	@Test
	void whatCantBePutBackFromTheTrashIsToldWhereItIs() throws IOException {
		Path file = this.tree.path("a/one.txt");
		Path planned = Files.createLink(this.outside.resolve("planned"), file);
		this.jobs.volume().watchWrites((path) -> {
			if (path.contains("one.txt") && Files.isSameFile(file, planned)) {
				this.tree.replace("a/one.txt", "another");
			}
		});
		this.jobs.volume().watchReads((path) -> {
			if (Files.notExists(file)) {
				Files.writeString(file, "a third one");
			}
		});
		Outcome done = delete(TRASH, "a/one.txt");
		this.jobs.volume().leave();
		assertThat(file).hasContent("a third one");
		TrashPlace place = Objects.requireNonNull(operations(done).get(0).trash());
		Path there = LocalPaths.toPath(place.folder() + "/files/" + place.name());
		assertThat(there).hasContent("another");
		assertThat(issues(done).get("a/one.txt")).contains(there.toString()).startsWith("LEFT_IN_TRASH");
		assertThat(done.summary()).containsEntry("trashed", 0L).containsEntry("kept", 1L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "permanent", "secure", "trash" })
	void oddNamesAndSpecialFilesGo(String mode) throws Exception {
		this.tree.file("odd/new\nline", "n");
		this.tree.file("odd/\uEFE9\uEFFF/not utf8 \uEFE4", "u");
		this.tree.file("odd/" + "x".repeat(255), "long");
		this.tree.file("odd/*", "star");
		this.tree.file("odd/\ud83d\ude00", "emoji");
		Process made = new ProcessBuilder("mkfifo", this.tree.path("odd/pipe").toString()).start();
		assertThat(made.waitFor()).isZero();
		this.jobs.index(this.tree.root());
		Outcome done = delete(Map.of("mode", mode, "confirmed", true), "odd", "a/b/two.txt");
		assertThat(files()).doesNotContainKey("odd").doesNotContainKey("a/b/two.txt").containsKey("a/b/three.txt");
		assertThat(done.summary()).containsEntry("files", 7L).containsEntry("kept", 0L);
		assertCatalogueRight();
	}

	@Test
	void aDirectoryThatCannotBeListedStaysWithWhatIsAboveIt() {
		String unreadable = encoded("a/b");
		this.jobs.volume().watch((path) -> {
			if (path.equals(unreadable)) {
				throw new AccessDeniedException(path);
			}
		});
		Outcome done = delete(PERMANENT, "a");
		this.jobs.volume().leave();
		assertThat(files()).containsOnlyKeys("a", "a/b", "a/b/two.txt", "a/b/three.txt", "stays.txt");
		assertThat(issues(done)).containsExactly(Map.entry("a/b", "UNREADABLE_DIRECTORY Permission denied. It stays."));
		assertThat(states(done)).containsExactly(State.PARTLY);
		assertCatalogueRight();
	}

	@ParameterizedTest
	@ValueSource(strings = { "permanent", "secure" })
	void whatTheSystemRefusesToRemoveStays(String mode) throws Exception {
		String file = this.tree.path("a/b/two.txt").toString();
		assumeThat(chattr("+i", file)).as("files can be made immutable here").isZero();
		try {
			Outcome done = delete(mode.equals("secure") ? SECURE : PERMANENT, "a");
			assertThat(files()).containsOnlyKeys("a", "a/b", "a/b/two.txt", "stays.txt");
			assertThat(issues(done)).containsOnlyKeys("a/b/two.txt");
			assertThat(done.summary()).containsEntry("removed_files", 3L).containsEntry("kept", 3L);
			assertThat(states(done)).containsExactly(State.PARTLY);
			assertCatalogueRight();
		}
		finally {
			chattr("-i", file);
		}
		assertThat(delete(PERMANENT, "a").summary()).containsEntry("removed_files", 1L);
	}

	private static int chattr(String flag, String file) throws InterruptedException {
		try {
			return new ProcessBuilder("chattr", flag, file).redirectErrorStream(true).start().waitFor();
		}
		catch (IOException ex) {
			return -1;
		}
	}

}
