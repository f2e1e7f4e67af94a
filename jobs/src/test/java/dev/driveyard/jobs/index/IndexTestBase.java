package dev.driveyard.jobs.index;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.runs.RunStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

/**
 * Tests of the index job: each runs on every database, with a library of its own and an
 * empty tree beside it.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
abstract class IndexTestBase {

	@Parameter
	TestDatabase database;

	Tree tree;

	JobFixture index;

	@BeforeEach
	void openLibrary(@TempDir Path temp) {
		this.tree = Tree.create(temp.resolve("tree"));
		this.index = JobFixture.create(this.database, temp.resolve("library.driveyard"));
	}

	@AfterEach
	void closeLibrary() {
		this.index.close();
	}

	Outcome index() {
		return this.index.index(this.tree.root());
	}

	Entry entry(String relative) {
		return this.index.catalogue().at(this.tree.path(relative));
	}

	@Nullable Entry find(String relative) {
		return this.index.catalogue().find(this.tree.path(relative));
	}

	long id(String relative) {
		return entry(relative).id();
	}

	void write(String relative, byte[] bytes) throws IOException {
		Path file = this.tree.path(relative);
		Files.createDirectories(file.getParent());
		Files.write(file, bytes);
	}

	/** The files that are opened from now on. */
	Set<String> watchFiles() {
		Set<String> read = ConcurrentHashMap.newKeySet();
		this.index.volume().watchReads((path) -> {
			if (Files.isRegularFile(Path.of(path))) {
				read.add(path.replace(this.tree.root() + "/", ""));
			}
		});
		return read;
	}

	/** The codes of the issues of a run, by relative path. */
	Map<String, String> issuesByPath(Outcome outcome) {
		List<RunStore.RunIssue> issues = this.index.bean(RunStore.class).issues(outcome.run().instance(), 0, 100);
		String root = this.tree.root() + "/";
		return issues.stream()
			.collect(Collectors.toMap((issue) -> issue.issue().path().replace(root, ""),
					(issue) -> issue.issue().code().name(), (one, other) -> one + other, TreeMap::new));
	}

	void assertRight() {
		this.index.assertRight(this.tree.root());
	}

}
