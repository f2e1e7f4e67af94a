package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.runs.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a validation reads files that are not quite those that were indexed.
 */
class ReadingTests extends ValidateTestBase {

	/** Replaces all folders by copies of themselves. */
	private void copyBack() throws IOException, InterruptedException {
		String script = "cp -a . ../copied && rm -r ./* && mv ../copied/* . && rmdir ../copied";
		assertThat(new ProcessBuilder("sh", "-c", script).directory(this.tree.root().toFile()).start().waitFor())
			.isZero();
	}

	@Test
	void aTreeThatWasCopiedBackIsReadByAllThreads() throws IOException, InterruptedException {
		fill(20, 20);
		this.tree.file("cut.zip", "PK\003\004 and no more");
		index();
		copyBack();
		rot("d3/f4");
		edit("d5/f6");
		Set<String> threads = ConcurrentHashMap.newKeySet();
		this.jobs.volume().watchReads((path) -> {
			if (Files.isRegularFile(Path.of(path))) {
				threads.add(Thread.currentThread().getName());
			}
		});
		Outcome outcome = validate("integrity", Map.of("threads", 3));
		assertThat(outcome.get("files")).isEqualTo(401);
		assertThat(outcome.get("verified")).isEqualTo(399);
		assertThat(findings()).containsOnly(Map.entry("d3/f4", "BIT_ROT"), Map.entry("d5/f6", "EDITED"));
		assertThat(threads).hasSizeGreaterThan(1).allMatch((name) -> name.startsWith("hash-"));
		this.jobs.volume().leave();
		Outcome decoded = validate("corruption");
		assertThat(decoded.get("decoded")).isEqualTo(401);
		assertThat(findings()).containsEntry("cut.zip", "DAMAGED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "integrity", "corruption" })
	void aStopIsNoticedInsideALargeFile(String mode) throws IOException, InterruptedException {
		this.tree.file("large.txt", "a line of text\n".repeat(2_000_000));
		index();
		copyBack();
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith("large.txt")) {
				this.jobs.requestStop();
			}
		});
		Outcome stopped = run(Map.of("mode", mode, "rateLimit", 1_000_000));
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		String counted = mode.equals("integrity") ? "files" : "decoded";
		assertThat(stopped.get(counted)).isZero();
		this.jobs.volume().leave();
		assertThat(completed(run(Map.of("mode", mode))).get(counted)).isEqualTo(1);
		assertThat(findings()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "integrity", "corruption" })
	void aFileThatIsInUseIsAnIssueAndIsReadByALaterRun(String mode) {
		fill(1, 3);
		this.jobs.volume().watchReads((path) -> {
			if (path.endsWith("/f1")) {
				Set<PosixFilePermission> mode0 = Files.getPosixFilePermissions(Path.of(path));
				if (!mode0.remove(PosixFilePermission.OTHERS_EXECUTE)) {
					mode0.add(PosixFilePermission.OTHERS_EXECUTE);
				}
				Files.setPosixFilePermissions(Path.of(path), mode0);
			}
		});
		String counted = mode.equals("integrity") ? "files" : "decoded";
		Outcome outcome = validate(mode);
		assertThat(findings()).isEmpty();
		assertThat(outcome.get(counted)).isEqualTo(2);
		assertThat(outcome.get("left_files")).isEqualTo(1);
		assertThat(this.jobs.bean(RunStore.class).issues(outcome.run().instance(), 0, 10)).singleElement()
			.satisfies((issue) -> assertThat(issue.issue().code()).isEqualTo(Issue.Code.FILE_CHANGING));
		this.jobs.volume().leave();
		assertThat(validate(mode).get(counted)).isEqualTo(3);
	}

}
