package dev.driveyard.jobs.testing;

import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

import dev.driveyard.runs.Run;
import org.assertj.core.api.Assertions;
import org.springframework.batch.core.BatchStatus;

/**
 * A run with the counts of its instance.
 */
public record Outcome(Run run, Map<String, Object> summary) {

	public long get(String count) {
		return ((Number) Objects.requireNonNull(this.summary.get(count), count)).longValue();
	}

	/** What is not 0 of what changed: "new 1, moved 2". */
	public String changes() {
		StringJoiner text = new StringJoiner(", ");
		for (String count : new String[] { "new", "changed", "moved", "removed", "issues", "left_out" }) {
			if (get(count) != 0) {
				text.add(count + " " + get(count));
			}
		}
		return text.toString();
	}

	public Outcome requireCompleted() {
		Assertions.assertThat(this.run.status())
			.as("status of run %s: %s", this.run.id(), this.run.exitMessage())
			.isEqualTo(BatchStatus.COMPLETED);
		Assertions.assertThat(get("seen"))
			.as("seen = new + changed + moved + unchanged in %s", this.summary)
			.isEqualTo(get("new") + get("changed") + get("moved") + get("unchanged"));
		return this;
	}

	public Outcome requireFailed(String message) {
		Assertions.assertThat(this.run.status()).as(this.run.exitMessage()).isEqualTo(BatchStatus.FAILED);
		Assertions.assertThat(this.run.exitMessage()).contains(message);
		return this;
	}

}
