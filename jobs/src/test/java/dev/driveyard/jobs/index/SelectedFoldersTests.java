package dev.driveyard.jobs.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * An index that is limited to some folders of a location.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class SelectedFoldersTests {

	@Parameter
	TestDatabase database;

	private Path root;

	private JobFixture jobs;

	@BeforeEach
	void open(@TempDir Path folder) throws Exception {
		this.root = Files.createDirectory(folder.toRealPath().resolve("root"));
		for (String name : List.of("a/x", "a/x-1", "b/y/z", "c")) {
			Files.createDirectories(this.root.resolve(name));
			Files.writeString(this.root.resolve(name + "/file"), name);
		}
		this.jobs = JobFixture.create(this.database, folder.toRealPath().resolve("library.driveyard"));
		this.jobs.index(this.root);
	}

	@AfterEach
	void close() {
		this.jobs.close();
	}

	private void index(List<String> folders, List<String> trees) {
		this.jobs.index(this.root, Map.of("folders", folders, "trees", trees));
		this.jobs.assertConsistent();
	}

	private boolean knows(String name) {
		return this.jobs.catalogue().find(this.root.resolve(name)) != null;
	}

	private void write(String... names) throws Exception {
		for (String name : names) {
			Files.createDirectories(this.root.resolve(name).getParent());
			Files.writeString(this.root.resolve(name), "new");
		}
	}

	@Test
	void onlyTheseFoldersAreBroughtUpToDate() throws Exception {
		write("a/x/new", "a/x-1/new", "b/y/new", "b/y/z/new", "c/new");
		Files.delete(this.root.resolve("b/y/z/file"));
		index(List.of("a/x", "b/y"), List.of());
		assertThat(List.of("a/x/new", "b/y/new", "a/x-1/new", "b/y/z/new", "c/new", "b/y/z/file"))
			.extracting(this::knows)
			.containsExactly(true, true, false, false, false, true);
		index(List.of("c", "a/x-1"), List.of("b"));
		assertThat(knows("b/y/z/new")).isTrue();
		assertThat(knows("b/y/z/file")).isFalse();
		this.jobs.assertRight(this.root);
	}

	@Test
	void theFolderItselfIsOneToo() throws Exception {
		write("new", "c/new");
		index(List.of(""), List.of());
		assertThat(knows("new")).isTrue();
		assertThat(knows("c/new")).isFalse();
		this.jobs.index(this.root.resolve("c"), Map.of("folders", List.of("")));
		this.jobs.assertRight(this.root);
	}

	@Test
	void whatMovesFromOneToAnotherKeepsItsEntry() throws Exception {
		long file = this.jobs.catalogue().at(this.root.resolve("b/y/z/file")).id();
		Files.move(this.root.resolve("b/y"), this.root.resolve("a/moved"));
		index(List.of("a", "b"), List.of("a/moved"));
		assertThat(this.jobs.catalogue().at(this.root.resolve("a/moved/z/file")).id()).isEqualTo(file);
		this.jobs.assertRight(this.root);
	}

	@Test
	void whatMovedIntoOneThatIsLookedAtLaterKeepsItsEntryAndContent() throws Exception {
		this.jobs.index(this.root, Map.of("mode", "content"));
		long file = this.jobs.catalogue().at(this.root.resolve("b/y/z/file")).id();
		List<String> contents = contents();
		Files.createDirectories(this.root.resolve("c/new"));
		Files.move(this.root.resolve("b/y"), this.root.resolve("c/new/moved"));
		Files.delete(this.root.resolve("a/x/file"));
		Files.delete(this.root.resolve("a/x"));
		index(List.of("b", "a"), List.of());
		assertThat(knows("a/x")).isFalse();
		assertThat(this.jobs.catalogue().at(this.root.resolve("b/y/z/file")).id()).isEqualTo(file);
		index(List.of("c"), List.of("c/new"));
		assertThat(this.jobs.catalogue().at(this.root.resolve("c/new/moved/z/file")).id()).isEqualTo(file);
		assertThat(knows("b/y")).isFalse();
		assertThat(contents()).isSubsetOf(contents).isNotEmpty();
		index(List.of("b"), List.of());
		this.jobs.assertRight(this.root);
	}

	/** Which files have which content. */
	private List<String> contents() {
		return this.jobs.sql()
			.sql("SELECT id || ' ' || content_id FROM entry WHERE content_id IS NOT NULL")
			.query(String.class)
			.list();
	}

	@Test
	void whatMovedOverAnotherFolderKeepsItsEntry() throws Exception {
		long file = this.jobs.catalogue().at(this.root.resolve("b/y/z/file")).id();
		Files.delete(this.root.resolve("a/x/file"));
		Files.move(this.root.resolve("b/y"), this.root.resolve("a/x"), StandardCopyOption.REPLACE_EXISTING);
		index(List.of("b"), List.of());
		index(List.of("a"), List.of("a/x"));
		assertThat(this.jobs.catalogue().at(this.root.resolve("a/x/z/file")).id()).isEqualTo(file);
		index(List.of("b"), List.of());
		this.jobs.assertRight(this.root);
	}

	@Test
	void aFolderThatIsGoneIsNoFailure() throws Exception {
		Files.delete(this.root.resolve("c/file"));
		Files.delete(this.root.resolve("c"));
		index(List.of("c", "nothing/here"), List.of("gone"));
		this.jobs.assertRight(this.root);
	}

	@Test
	void itIsOtherWorkThanAnIndexOfAll() {
		index(List.of("c"), List.of());
		index(List.of("a"), List.of());
		assertThat(this.jobs.sql().sql("SELECT count(DISTINCT subject) FROM run").query(Long.class).single())
			.isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", "a/../../b", "/a", "a//b", "a/", "./a" })
	void whatIsNoPathBelowTheFolderIsRefused(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> index(List.of(path), List.of()))
			.withMessageContaining("no path below");
		assertThatIllegalArgumentException().isThrownBy(() -> index(List.of(), List.of(path)));
	}

	@Test
	void oneFolderAndSomeBelowItAreTwoThings() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.jobs.index(this.root, Map.of("scope", "current", "folders", List.of("a"))));
	}

}
