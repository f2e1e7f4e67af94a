package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the jobs that validate and repair: each runs on every database, with a library
 * of its own and a tree beside it.
 */
@SuppressWarnings("NullAway.Init")
abstract class ValidateTestBase extends JobTestBase {

	static final Map<String, Object> CONTENT = Map.of("mode", "content");

	Tree tree;

	@BeforeEach
	void plantTree() {
		this.tree = Tree.create(this.temp.resolve("tree"));
	}

	/**
	 * Makes so many files, each with its own content, in so many folders, and indexes
	 * them.
	 */
	void fill(int folders, int files) {
		for (int d = 0; d < folders; d++) {
			for (int f = 0; f < files; f++) {
				this.tree.file("d" + d + "/f" + f, "content " + d + "/" + f + " ".repeat(f));
			}
		}
		index();
	}

	void index() {
		this.jobs.index(this.tree.root(), CONTENT);
	}

	Outcome run(Map<String, Object> parameters) {
		return this.jobs.execute(this.jobs.operator().prepare("validate", parameters, false));
	}

	Outcome validate(String mode, Map<String, Object> more, String... paths) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("mode", mode);
		parameters.put("paths", Arrays.stream(paths).map((path) -> LocalPaths.encode(this.tree.path(path))).toList());
		return completed(run(parameters));
	}

	Outcome validate(String mode) {
		return validate(mode, Map.of());
	}

	static Outcome completed(Outcome outcome) {
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return outcome;
	}

	/** The open findings, code by relative path. */
	Map<String, String> findings() {
		Map<String, String> found = new TreeMap<>();
		stored(null).forEach((stored) -> found.merge(relative(stored), stored.finding().code().name(),
				(one, other) -> one.compareTo(other) < 0 ? one + " " + other : other + " " + one));
		return found;
	}

	String relative(StoredFinding stored) {
		return stored.finding().path().substring(LocalPaths.encode(this.tree.root()).length() + 1);
	}

	List<StoredFinding> stored(StoredFinding.@Nullable Status status) {
		return this.jobs.bean(Findings.class)
			.page(new Findings.Filter(Severity.INFO, status, null, List.of()), null, 0, 10_000);
	}

	/** Changes one byte and nothing else that a look at the file would show. */
	void rot(String relative) {
		Path file = this.tree.path(relative);
		try {
			FileTime time = Files.getLastModifiedTime(file);
			byte[] bytes = Files.readAllBytes(file);
			bytes[bytes.length / 2] ^= 1;
			Files.write(file, bytes);
			Files.setLastModifiedTime(file, time);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Changes a file as people do. */
	void edit(String relative) {
		this.tree.append(relative, "more");
		try {
			Files.setLastModifiedTime(this.tree.path(relative), FileTime.fromMillis(System.currentTimeMillis() + 5000));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
