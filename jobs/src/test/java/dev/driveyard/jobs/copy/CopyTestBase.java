package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.TreeSnapshot;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the jobs that copy and move: each runs on every database, with a library of
 * its own, a source tree and a folder to copy to.
 */
@SuppressWarnings("NullAway.Init")
abstract class CopyTestBase extends JobTestBase {

	Tree source;

	Tree target;

	@BeforeEach
	void plantTrees() {
		this.source = Tree.create(this.temp.resolve("source"));
		this.target = Tree.create(this.temp.resolve("target"));
	}

	Outcome run(String job, Path from, Path to, Map<String, Object> more) {
		return run(job, List.of(from), to, more);
	}

	Outcome run(String job, List<Path> from, Path to, Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("sources", from.stream().map(LocalPaths::encode).toList());
		parameters.put("destination", LocalPaths.encode(to));
		return this.jobs.execute(this.jobs.operator().prepare(job, parameters, false));
	}

	/** Copies the source into the target folder. */
	Outcome copy(Map<String, Object> more) {
		return run("copy", this.source.root(), this.target.root(), more);
	}

	Outcome copy() {
		return copied(copy(Map.of()));
	}

	static Outcome copied(Outcome outcome) {
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return outcome;
	}

	/** Where the copy of the source tree is. */
	Path there(String relative) {
		return this.target.path(relative.isEmpty() ? "source" : "source/" + relative);
	}

	/** Paths and bytes of all files in a folder. */
	static SortedMap<String, String> contents(Path folder) throws IOException {
		SortedMap<String, String> contents = new TreeMap<>();
		try (Stream<Path> walk = Files.walk(folder)) {
			for (Path file : walk.filter(Files::isRegularFile).toList()) {
				contents.put(folder.relativize(file).toString(), Files.readString(file));
			}
		}
		return contents;
	}

	SortedMap<String, String> sourceFacts() {
		return TreeSnapshot.of(this.source.root());
	}

	SortedMap<String, String> targetFacts() {
		return TreeSnapshot.of(there(""));
	}

	List<Operation> operations(Outcome outcome) {
		return this.jobs.bean(Journal.class).operations(outcome.run().instance());
	}

	Operation operation(Outcome outcome) {
		List<Operation> operations = operations(outcome);
		assertThat(operations).hasSize(1);
		return operations.get(0);
	}

	/** The states of the files of an operation, by name. */
	Map<String, String> states(Outcome outcome) {
		Map<String, String> states = new TreeMap<>();
		this.jobs.bean(Journal.class)
			.filesAfter(operation(outcome).id(), -1, "", 10_000)
			.forEach((file) -> states.merge(file.name(), file.state().name(), (one, other) -> one + " " + other));
		return states;
	}

	/** No unfinished copy is anywhere. */
	void assertNoParts() throws IOException {
		try (var walk = Files.walk(this.temp)) {
			assertThat(walk.filter((path) -> path.getFileName().toString().endsWith(".part"))).isEmpty();
		}
	}

}
