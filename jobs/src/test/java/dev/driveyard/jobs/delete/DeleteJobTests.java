package dev.driveyard.jobs.delete;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What goes, how, and what is refused.
 */
class DeleteJobTests extends DeleteTestBase {

	private void makeTree() {
		this.tree.file("a/one.txt", "1");
		this.tree.file("a/b/two.txt", "22");
		this.tree.directory("a/empty");
		this.tree.symlink("a/link", "/etc/hostname");
		this.tree.file("c/three.txt", "333");
		this.tree.file("four.txt", "4444");
		this.tree.file("stays.txt", "stays");
	}

	@Test
	void aPermanentDeletionRemovesExactlyWhatWasNamed() {
		makeTree();
		this.jobs.index(this.tree.root());
		Outcome outcome = delete(PERMANENT, "a", "four.txt");
		assertThat(files()).containsOnlyKeys("c", "c/three.txt", "stays.txt");
		assertThat(outcome.summary()).containsEntry("files", 4L)
			.containsEntry("directories", 3L)
			.containsEntry("bytes", 7L)
			.containsEntry("removed_files", 4L)
			.containsEntry("removed_directories", 3L)
			.containsEntry("removed_bytes", 7L)
			.containsEntry("kept", 0L)
			.containsEntry("issues", 0L)
			.containsEntry("mode", "permanent");
		assertThat(states(outcome)).containsExactly(State.DONE, State.DONE);
		assertThat(Path.of("/etc/hostname")).exists();
		assertCatalogueRight();
	}

	@Test
	void aSecureDeletionRemovesTheSame() {
		makeTree();
		this.jobs.index(this.tree.root());
		this.tree.link("c/same.txt", "c/three.txt");
		Outcome outcome = delete(Map.of("mode", "secure", "passes", 2, "confirmed", true), "a", "c");
		assertThat(files()).containsOnlyKeys("four.txt", "stays.txt");
		assertThat(outcome.summary()).containsEntry("removed_files", 5L).containsEntry("kept", 0L);
		assertCatalogueRight();
	}

	@Test
	void aFileWithANameElsewhereIsNotOverwritten() {
		makeTree();
		this.tree.link("linked.txt", "c/three.txt");
		Outcome outcome = delete(SECURE, "c");
		assertThat(files()).containsEntry("linked.txt", "333").containsEntry("c/three.txt", "333");
		assertThat(issues(outcome)).containsOnlyKeys("c/three.txt");
		assertThat(states(outcome)).containsExactly(State.FAILED);
	}

	@Test
	void theTrashTakesThingsAsAWhole() {
		makeTree();
		this.jobs.index(this.tree.root());
		Outcome outcome = delete(TRASH, "a", "four.txt", "a/b");
		assertThat(files()).containsOnlyKeys("c", "c/three.txt", "stays.txt");
		assertThat(trash()).extracting((entry) -> entry.path())
			.containsExactlyInAnyOrder(encoded("a"), encoded("four.txt"));
		assertThat(outcome.summary()).containsEntry("files", 4L)
			.containsEntry("directories", 3L)
			.containsEntry("bytes", 7L)
			.containsEntry("trashed", 2L)
			.containsEntry("kept", 0L);
		assertThat(operations(outcome)).allSatisfy((operation) -> {
			assertThat(operation.state()).isEqualTo(State.DONE);
			assertThat(operation.trash()).isNotNull();
		});
		assertCatalogueRight();
	}

	@Test
	void aDryRunTouchesNothingAndIsNeverResumed() {
		makeTree();
		Map<String, String> before = files();
		Outcome outcome = run(Map.of("mode", "trash", "dryRun", true, "confirmed", true), "a", "four.txt");
		assertThat(outcome.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(outcome.summary()).containsEntry("files", 4L).containsEntry("trashed", 0L);
		assertThat(files()).isEqualTo(before);
		Outcome real = delete(TRASH, "a", "four.txt");
		assertThat(real.run().instance()).isNotEqualTo(outcome.run().instance());
	}

	@Test
	void whatIsPlannedGoesWhenItIsConfirmed() {
		makeTree();
		Map<String, String> before = files();
		Outcome planned = plan("permanent", "a");
		assertThat(planned.summary()).containsEntry("files", 3L).containsEntry("directories", 3L);
		assertThat(files()).isEqualTo(before);
		Outcome again = plan("permanent", "a");
		assertThat(again.run().instance()).isEqualTo(planned.run().instance());
		Outcome done = delete(PERMANENT, "a");
		assertThat(done.run().instance()).isEqualTo(planned.run().instance());
		assertThat(done.summary()).containsEntry("removed_files", 3L).containsEntry("removed_directories", 3L);
		assertThat(this.tree.path("a")).doesNotExist();
	}

	@Test
	void systemFoldersHomesAndLibrariesAreRefusedBeforeAnythingHappens() {
		makeTree();
		Map<String, Object> parameters = Map.of("mode", "permanent", "confirmed", true, "paths",
				List.of(encoded("a"), this.jobs.library().folder().toString()));
		assertRefused("library of Driveyard", () -> this.jobs.operator().prepare("delete", parameters, false));
		assertRefused("operating system", () -> this.jobs.operator()
			.prepare("delete", Map.of("mode", "permanent", "confirmed", true, "paths", List.of("/usr/bin")), false));
		assertThat(files()).containsKey("a/one.txt");
	}

	@Test
	void aLocationAndWhatHoldsOneAreRefused() {
		makeTree();
		this.jobs.index(this.tree.path("a/b"));
		for (String path : List.of("a", "a/b")) {
			assertRefused(FailureCode.LOCATION_IN_THE_WAY, 1, () -> run(PERMANENT, path));
		}
		assertThat(files()).containsKey("a/b/two.txt");
		delete(PERMANENT, "a/b/two.txt");
		assertThat(this.tree.path("a/b")).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "trash", "permanent" })
	void aLocationThatMayGoIsForgottenWithItsFolder(String mode) {
		makeTree();
		this.jobs.index(this.tree.path("a"));
		this.jobs.index(this.tree.path("c"));
		Map<String, String> before = files();
		Outcome deletion = delete(Map.of("mode", mode, "confirmed", true, "locations", true), "a", "four.txt");
		assertThat(this.tree.path("a")).doesNotExist();
		assertThat(this.jobs.bean(Locations.class).all()).extracting(Location::root).containsExactly(encoded("c"));
		this.jobs.assertConsistent();
		this.jobs.assertSettled(this.tree.path("c"));
		if (mode.equals("trash")) {
			job("restore", Map.of("run", deletion.run().id()));
			assertThat(files()).isEqualTo(before);
			assertThat(this.jobs.bean(Locations.class).all()).as("locations do not come back").hasSize(1);
			this.jobs.index(this.tree.path("a"));
			this.jobs.assertConsistent();
			this.jobs.assertSettled(this.tree.path("a"));
		}
	}

	@Test
	void aLocationOfWhichSomethingStaysIsKept() {
		makeTree();
		this.jobs.index(this.tree.root());
		Map<String, Object> may = Map.of("mode", "permanent", "locations", true);
		Map<String, Object> parameters = new HashMap<>(may);
		parameters.put("paths", List.of(LocalPaths.encode(this.tree.root())));
		this.jobs.execute(this.jobs.operator().prepare("delete", parameters, false));
		this.tree.file("new.txt", "new");
		parameters.put("confirmed", true);
		completed(this.jobs.execute(this.jobs.operator().prepare("delete", parameters, false)));
		assertThat(files()).containsOnlyKeys("new.txt");
		assertThat(this.jobs.bean(Locations.class).all()).hasSize(1);
		this.jobs.assertRight(this.tree.root());
	}

	@Test
	void aDeletionThatDiedBeforeItForgotTheLocationDoesSoLater() {
		makeTree();
		this.jobs.index(this.tree.path("a"));
		this.jobs.sabotage("DELETE", "location", "OLD.id > 0");
		Map<String, Object> may = Map.of("mode", "permanent", "confirmed", true, "locations", true);
		run(may, "a").requireFailed("sabotage");
		assertThat(this.tree.path("a")).doesNotExist();
		assertThat(this.jobs.bean(Locations.class).all()).hasSize(1);
		this.jobs.repair();
		delete(may, "a");
		assertThat(this.jobs.bean(Locations.class).all()).isEmpty();
		this.jobs.assertConsistent();
	}

	@Test
	void aMissingPathIsNamedAtOnce() {
		makeTree();
		assertThatThrownBy(() -> run(TRASH, "a", "missing")).isInstanceOf(IllegalArgumentException.class)
			.hasMessage("There is no " + this.tree.path("missing"));
		assertThatThrownBy(() -> run(Map.of("mode", "shred"), "a")).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> run(TRASH)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aLinkThatIsNamedGoesAndWhatItPointsToStays() throws Exception {
		makeTree();
		Path outside = Files.createDirectories(this.tree.root().resolveSibling("outside"));
		Files.writeString(outside.resolve("precious"), "p");
		this.tree.symlink("out", outside.toString());
		delete(PERMANENT, "out");
		assertThat(this.tree.path("out")).doesNotExist();
		assertThat(outside.resolve("precious")).hasContent("p");
	}

	@Test
	void lastCopiesAndUnknownContentsAreCountedBeforeAnythingGoes() {
		this.tree.file("in/a/same1", "same");
		this.tree.file("in/a/same2", "same");
		this.tree.file("in/a/also", "also elsewhere");
		this.tree.file("in/b/also", "also elsewhere");
		this.tree.file("in/a/alone", "alone");
		this.tree.file("in/a/empty", "");
		this.tree.file("out/never", "indexed");
		this.jobs.index(this.tree.path("in"), Map.of("mode", "content"));
		Outcome planned = plan("permanent", "in/a", "out");
		assertThat(planned.summary()).containsEntry("last_copies", 3L).containsEntry("unknown_contents", 1L);
		Outcome done = delete(PERMANENT, "in/a", "out");
		assertThat(done.summary()).containsEntry("last_copies", 3L).containsEntry("unknown_contents", 1L);
	}

	@Test
	void aTreeOfManyDirectoriesGoesWithExactCounts() {
		this.tree.fill("many", 600, 9);
		this.tree.file("many/d0001/x", "stay or go");
		this.jobs.index(this.tree.root());
		Outcome outcome = delete(PERMANENT, "many");
		assertThat(outcome.summary()).containsEntry("removed_files", 5401L)
			.containsEntry("removed_directories", 601L)
			.containsEntry("issues", 0L);
		assertThat(files()).isEmpty();
		assertCatalogueRight();
	}

	@Test
	void manyPathsAreKeptWhole() {
		for (int i = 0; i < 120; i++) {
			this.tree.file("many/a file with a rather long name \ud83d\ude00 " + i, "x");
		}
		String[] paths = files().keySet().stream().filter((path) -> path.contains(" ")).toArray(String[]::new);
		Outcome planned = plan("permanent", paths);
		assertThat(planned.summary()).containsEntry("files", 120L);
		delete(PERMANENT, paths);
		assertThat(files()).containsOnlyKeys("many");
	}

}
