package dev.driveyard.jobs.index;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.locations.LocationService;
import dev.driveyard.jobs.operate.LocationRemoval;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.jobs.testing.Catalogue;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.runs.RunStore;
import dev.driveyard.tree.Rules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scans of a part of a location, and rules that leave entries out: what was not looked at
 * stays as it was.
 */
class IndexScopeTests extends IndexTestBase {

	@BeforeEach
	void makeTree() {
		this.tree.file("a/b/c/deep.txt", "1");
		this.tree.file("a/one.txt", "22");
		this.tree.file("d/two.txt", "333");
	}

	private Outcome index(String path, Map<String, Object> more) {
		return this.index.index(this.tree.path(path), more);
	}

	@Test
	void theScopeCurrentSeesOnlyTheFolderItself() {
		assertThat(index("", Map.of("scope", "current")).changes()).isEqualTo("new 2");
		assertThat(find("a")).isNotNull();
		assertThat(find("a/one.txt")).isNull();
		this.index.assertConsistent();
		assertThat(index().changes()).isEqualTo("new 5");
		assertRight();
	}

	@Test
	void theScopeCurrentKeepsWhatIsDeeper() {
		index();
		this.tree.remove("a/b/c/deep.txt");
		this.tree.file("new.txt", "new");
		this.tree.remove("d");
		assertThat(index("", Map.of("scope", "current")).changes()).isEqualTo("new 1, removed 2");
		assertThat(find("a/b/c/deep.txt")).isNotNull();
		this.index.assertConsistent();
		assertThat(index().changes()).isEqualTo("changed 1, removed 1");
		assertRight();
	}

	@Test
	void aPatternThatCantBeUsedIsRefusedAndStoresNothing() {
		for (String glob : List.of("[", "{a", "[z-a]", "a/[b", "\\")) {
			for (String option : List.of("exclude", "include")) {
				assertThatExceptionOfType(IllegalArgumentException.class)
					.isThrownBy(() -> index("", Map.of(option, List.of("*.o", glob))))
					.withMessageContaining("--" + option + " '" + glob + "'");
			}
		}
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> index("", Map.of("walkers", 0)));
		assertThat(this.index.bean(Locations.class).all()).isEmpty();
		index();
		String rules = this.index.bean(Locations.class).all().get(0).rules();
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> index("", Map.of("exclude", List.of("["), "rulesOn", List.of("no-hidden"))));
		assertThat(this.index.bean(Locations.class).all().get(0).rules()).isEqualTo(rules);
		assertThat(this.index.bean(RunStore.class).page(Long.MAX_VALUE, 10)).hasSize(1);
		assertRight();
	}

	@Test
	void aPatternThatCantBeUsedAndIsStoredIsTakenOutAndTold() {
		index();
		Locations locations = this.index.bean(Locations.class);
		long location = locations.all().get(0).id();
		Rules stored = new Rules(Rules.DEFAULT.on(), List.of("[", "one*"), List.of("{a"));
		locations.setRules(location, Json.write(stored.toMap()));
		var launch = this.index.operator().prepare("index", Map.of("path", this.tree.root().toString()), false);
		assertThat(locations.all().get(0).rules()).as("rules before the run").contains("{a");
		RunOperator.Outcome ended = this.index.operator().execute(launch);
		assertThat(ended.notes()).hasSize(2)
			.allMatch((note) -> note.message().contains("no pattern"))
			.allMatch((note) -> note.code() == RunNote.Code.UNUSABLE_PATTERN);
		assertThat(new Outcome(ended.run(), this.index.operator().summary(ended.run()).toMap()).requireCompleted()
			.changes()).isEqualTo("removed 1, left_out 1");
		assertThat(Rules.of(Json.read(locations.all().get(0).rules())))
			.isEqualTo(new Rules(Rules.DEFAULT.on(), List.of("one*"), List.of()));
		assertThat(index().changes()).isEqualTo("left_out 1");
	}

	@Test
	void aDepthKeepsWhatIsDeeper() {
		assertThat(index("", Map.of("maxDepth", 2)).changes()).isEqualTo("new 5");
		this.index.assertConsistent();
		index();
		this.tree.remove("a/b/c/deep.txt");
		this.tree.remove("a/one.txt");
		this.tree.file("a/b/new.txt", "new");
		assertThat(index("", Map.of("maxDepth", 2)).changes()).isEqualTo("changed 2, removed 1");
		assertThat(find("a/b/c/deep.txt")).isNotNull();
		assertThat(find("a/b/new.txt")).isNull();
		this.index.assertConsistent();
		index();
		assertRight();
	}

	@Test
	void aDirectoryThatMovesBelowTheDepthIsKeptOrFoundAgain() {
		index();
		this.tree.move("d", "a/b/d");
		index("", Map.of("maxDepth", 1));
		this.index.assertConsistent();
		index();
		assertRight();
	}

	@Test
	void aScanOfASubfolderTouchesOnlyIt() {
		index();
		this.tree.file("a/new.txt", "new");
		this.tree.remove("a/b/c/deep.txt");
		this.tree.remove("d/two.txt");
		assertThat(index("a", Map.of()).changes()).isEqualTo("new 1, changed 1, removed 1");
		assertThat(find("d/two.txt")).isNotNull();
		this.index.assertConsistent();
		assertThat(this.index.catalogue().totalsOf(this.tree.root())).isEqualTo(new Catalogue.Totals(8, 3, 4));
		index();
		assertRight();
	}

	@Test
	void aFileMovedOutOfTheScannedSubfolderIsFoundByTheNextWholeScan() {
		index();
		this.tree.move("a/one.txt", "d/one.txt");
		index("a", Map.of());
		this.index.assertConsistent();
		index();
		assertRight();
	}

	@Test
	void aDirectoryMovedIntoTheScannedSubfolderLeavesTheSumsOfItsOldPlace() {
		index();
		long id = id("d");
		this.tree.move("d", "a/d");
		index("a", Map.of());
		this.index.assertConsistent();
		assertThat(id("a/d")).isEqualTo(id);
		index();
		assertRight();
	}

	@Test
	void aSubfolderThatTheCatalogueDoesNotKnowIsFoundFromTheOneAbove() {
		index();
		this.tree.file("a/new/er/file.txt", "new");
		this.tree.file("d/other.txt", "other");
		assertThat(index("a/new/er", Map.of()).changes()).isEqualTo("new 3");
		assertThat(find("a/new/er/file.txt")).isNotNull();
		assertThat(find("d/other.txt")).isNull();
		this.index.assertConsistent();
		index();
		assertRight();
	}

	@Test
	void aRuleRemovesEntriesAndBringsThemBack() {
		this.tree.file(".hidden/file.txt", "hidden");
		this.tree.file("a/.secret", "secret");
		assertThat(index().changes()).isEqualTo("new 10");
		Outcome without = index("", Map.of("rulesOn", List.of("no-hidden")));
		assertThat(without.changes()).isEqualTo("removed 3, left_out 2");
		assertThat(without.summary().get("left_out_by_rule")).isEqualTo(Map.of("no-hidden", 2L));
		assertThat(find(".hidden/file.txt")).isNull();
		this.index.assertConsistent();
		assertThat(index().changes()).as("the rule stays in force").isEqualTo("left_out 2");
		assertThat(index("", Map.of("rulesOff", List.of("no-hidden"))).changes()).isEqualTo("new 3");
		assertRight();
	}

	@Test
	void whatAnExcludeGlobNamesIsLeftOut() {
		assertThat(index("", Map.of("exclude", List.of("*.txt"), "include", List.of("two.txt"))).changes())
			.isEqualTo("new 5, left_out 2");
		assertThat(find("d/two.txt")).isNotNull();
		assertThat(find("a/one.txt")).isNull();
	}

	@Test
	void overlappingLocationsAreRefused() {
		index("a", Map.of());
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(() -> index("", Map.of()))
			.withMessageContaining("overlaps the location");
		assertThatExceptionOfType(CatalogueException.class).isThrownBy(
				() -> this.index.bean(LocationService.class).add(this.tree.path("a/b").toString(), null, Rules.DEFAULT))
			.withMessageContaining("overlaps the location");
		index("d", Map.of());
		assertThat(this.index.catalogue().entries()).hasSize(7);
		this.index.assertConsistent();
	}

	@Test
	void aDirectoryMovedToAnotherLocationKeepsItsEntry() {
		index("a", Map.of());
		index("d", Map.of());
		long id = id("a/b/c");
		this.tree.move("a/b/c", "d/c");
		index("d", Map.of());
		assertThat(id("d/c")).isEqualTo(id);
		index("a", Map.of());
		assertThat(id("d/c")).isEqualTo(id);
		assertThat(find("a/b/c")).isNull();
		this.index.assertConsistent();
	}

	@Test
	void aRemovedLocationLeavesNothingBehind() {
		index();
		long removed = this.index.bean(LocationRemoval.class).remove(this.index.bean(Locations.class).all().get(0));
		assertThat(removed).isEqualTo(8);
		assertThat(this.index.rows()).isEmpty();
		assertThat(this.tree.path("a/one.txt")).exists();
	}

	@Test
	void aRuleFileThatIsTooLargeIsAnIssueOfEachRunAndLeavesNothingOut() {
		this.tree.file("a/.git/HEAD", "ref");
		this.tree.file("a/.gitignore", "*.txt\n" + "#".repeat(1 << 20));
		for (int run = 0; run < 2; run++) {
			Outcome outcome = index("", Map.of("rulesOn", List.of("gitignore")));
			assertThat(issuesByPath(outcome)).isEqualTo(Map.of("a/.gitignore", "UNREADABLE_FILE"));
			assertThat(find("a/one.txt")).isNotNull();
		}
		this.tree.file("a/.gitignore", "*.txt\n");
		assertThat(issuesByPath(index("", Map.of("rulesOn", List.of("gitignore"))))).isEmpty();
		assertThat(find("a/one.txt")).isNull();
		this.index.assertConsistent();
	}

}
