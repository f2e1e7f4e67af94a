package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Differences;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that compare two trees.
 */
@SuppressWarnings("NullAway.Init")
abstract class CompareTestBase extends JobTestBase {

	/** When all files were changed of which a test says nothing else. */
	static final Instant THEN = Instant.parse("2024-03-01T12:00:00.123456789Z");

	Tree a;

	Tree b;

	@BeforeEach
	void makeTrees() {
		this.a = Tree.create(this.temp.resolve("a"));
		this.b = Tree.create(this.temp.resolve("b"));
	}

	/** Makes a file of a known time. */
	static Path file(Tree tree, String relative, String content) {
		return file(tree, relative, content, THEN);
	}

	static Path file(Tree tree, String relative, String content, Instant time) {
		try {
			return Files.setLastModifiedTime(tree.file(relative, content), FileTime.from(time));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void both(String relative, String content) {
		file(this.a, relative, content);
		file(this.b, relative, content);
	}

	/** Compares both trees to the end. */
	Outcome check(Map<String, Object> more) {
		Outcome outcome = check(this.jobs, this.a.root(), this.b.root(), more);
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return outcome;
	}

	Outcome check() {
		return check(Map.of());
	}

	static Outcome check(JobFixture jobs, Path a, Path b, Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("a", LocalPaths.encode(a));
		parameters.put("b", LocalPaths.encode(b));
		return jobs.execute(jobs.operator().prepare(CompareParameters.JOB, parameters, false));
	}

	/** What was found, as a diff has it. */
	List<String> lines(Outcome outcome) {
		return lines(this.jobs, outcome);
	}

	static List<String> lines(JobFixture jobs, Outcome outcome) {
		List<String> lines = new ArrayList<>();
		List<Difference> page = List.of();
		do {
			String after = page.isEmpty() ? null : page.get(page.size() - 1).path();
			page = jobs.bean(Differences.class).page(outcome.run().instance(), null, after, 3);
			page.forEach((difference) -> lines.add(line(difference)));
		}
		while (page.size() == 3);
		return lines;
	}

	static String line(Difference difference) {
		return switch (difference.kind()) {
			case ONLY_IN_A -> "- " + difference.path();
			case ONLY_IN_B -> "+ " + difference.path();
			case DIFFERS -> "* " + difference.path() + " " + difference.reason();
			case MOVED -> "> " + difference.path() + " -> " + difference.movedTo();
			default -> difference.kind() + " " + difference.path();
		};
	}

	/** Turns a byte of a file, whose time stays. */
	static void damage(Path file) throws IOException {
		FileTime time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
		byte[] bytes = Files.readAllBytes(file);
		bytes[bytes.length / 2] ^= 1;
		Files.write(file, bytes);
		Files.setLastModifiedTime(file, time);
	}

}
