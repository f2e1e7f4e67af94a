package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.transfer.trash.TrashCan;
import dev.driveyard.transfer.trash.TrashEntry;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the jobs that delete and restore: each runs on every database, with a library
 * of its own, a tree and a trash beside it.
 */
@SuppressWarnings("NullAway.Init")
public abstract class DeleteTestBase extends JobTestBase {

	static final Map<String, Object> PERMANENT = Map.of("mode", "permanent", "confirmed", true);

	static final Map<String, Object> SECURE = Map.of("mode", "secure", "confirmed", true);

	public static final Map<String, Object> TRASH = Map.of("mode", "trash");

	public Tree tree;

	@BeforeEach
	void plantTree() {
		this.tree = Tree.create(this.temp.resolve("tree"));
	}

	/** Runs a deletion of relative paths, whatever comes of it. */
	Outcome run(Map<String, Object> more, String... paths) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("paths", Arrays.stream(paths).map(this::encoded).toList());
		return this.jobs.execute(this.jobs.operator().prepare("delete", parameters, false));
	}

	/** Runs a deletion to the end. */
	Outcome delete(Map<String, Object> more, String... paths) {
		return completed(run(more, paths));
	}

	/** Plans a deletion for good. */
	Outcome plan(String mode, String... paths) {
		Outcome outcome = run(Map.of("mode", mode), paths);
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.STOPPED);
		assertThat(outcome.run().exitMessage()).contains("waits for confirmation");
		return outcome;
	}

	Outcome job(String job, Map<String, Object> parameters) {
		return completed(this.jobs.execute(this.jobs.operator().prepare(job, parameters, false)));
	}

	static Outcome completed(Outcome outcome) {
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return outcome;
	}

	String encoded(String relative) {
		return LocalPaths.encode(this.tree.path(relative));
	}

	List<Operation> operations(Outcome outcome) {
		return this.jobs.bean(Journal.class).operations(outcome.run().instance());
	}

	/** What the operations of a run came to. */
	List<Operation.State> states(Outcome outcome) {
		return operations(outcome).stream().map(Operation::state).toList();
	}

	List<TrashEntry> trash() {
		List<TrashEntry> entries = new ArrayList<>();
		try {
			this.jobs.bean(TrashCan.class).list(entries::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return entries;
	}

	/** All that the tree holds, by relative path, files with what they hold. */
	Map<String, String> files() {
		try (Stream<Path> all = Files.walk(this.tree.root())) {
			return all.filter((path) -> !path.equals(this.tree.root()))
				.collect(Collectors.toMap(
						(path) -> LocalPaths.encode(path).substring(LocalPaths.encode(this.tree.root()).length() + 1),
						DeleteTestBase::describe, (one, other) -> one, TreeMap::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String describe(Path path) {
		try {
			if (Files.isSymbolicLink(path)) {
				return "-> " + Files.readSymbolicLink(path);
			}
			return Files.isDirectory(path) ? "/" : Files.isRegularFile(path) ? Files.readString(path) : "special";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The messages of the issues of a run, by relative path. */
	Map<String, String> issues(Outcome outcome) {
		String root = encoded("") + "/";
		return this.jobs.bean(RunStore.class)
			.issues(outcome.run().instance(), 0, 1000)
			.stream()
			.collect(Collectors.toMap((issue) -> issue.issue().path().replace(root, ""),
					(issue) -> issue.issue().code() + " " + issue.issue().message(), (one, other) -> one + other,
					TreeMap::new));
	}

	/** The catalogue is sound and what a rescan would find. */
	void assertCatalogueRight() {
		this.jobs.assertConsistent();
		assertThat(this.jobs.index(this.tree.root()).changes()).as("what a rescan finds").isEmpty();
	}

}
