package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.operate.RunOperator.Launch;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.runs.RunStore;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of the job that reclaims room.
 */
abstract class ReclaimTestBase extends DuplicateTestBase {

	void make(String path, byte[] content, long seconds) throws IOException {
		Files.setLastModifiedTime(file(path, content), FileTime.fromMillis(seconds * 1000));
	}

	Outcome reclaim(Outcome found, Map<String, Object> more) {
		return this.jobs.execute(prepare(found, more));
	}

	Launch prepare(Outcome found, Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(
				Map.of("run", found.run().id(), "keep", "oldest", "action", "trash", "confirmed", true));
		parameters.putAll(more);
		return this.jobs.operator().prepare("reclaim", parameters, false);
	}

	Outcome plan(Outcome found, Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("confirmed", false);
		Outcome planned = reclaim(found, parameters);
		assertThat(planned.run().status()).as(planned.run().exitMessage()).isEqualTo(BatchStatus.STOPPED);
		return planned;
	}

	List<Operation> operations(Outcome outcome) {
		return this.jobs.bean(Journal.class).operations(outcome.run().instance());
	}

	void assertThere(String... paths) {
		for (String path : paths) {
			assertThat(this.tree.path(path)).exists();
		}
	}

	void assertGone(String... paths) {
		for (String path : paths) {
			assertThat(this.tree.path(path)).doesNotExist();
		}
	}

	long inode(String path) throws IOException {
		return (Long) Files.getAttribute(this.tree.path(path), "unix:ino");
	}

	void assertRefused(Outcome found, Map<String, Object> more, String why) {
		assertThatIllegalArgumentException().isThrownBy(() -> prepare(found, more)).withMessageContaining(why);
	}

	/** What the issue of a file says. */
	String message(Outcome outcome, String name) {
		return issue(outcome, name).message();
	}

	Issue issue(Outcome outcome, String name) {
		return this.jobs.bean(RunStore.class)
			.issues(outcome.run().instance(), 0, 1000)
			.stream()
			.map(RunStore.RunIssue::issue)
			.filter((issue) -> issue.path().endsWith("/" + name))
			.findFirst()
			.orElseThrow();
	}

}
