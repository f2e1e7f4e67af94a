package dev.driveyard.jobs.summary;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names and order are what scripts rely on.
 */
class RunSummaryTests {

	@Test
	void componentsAreShownByStableNamesInTheirOrder() {
		DeleteSummary summary = new DeleteSummary(1, 2, 3, 4, 5, null, 6L, 7L, 8L, 9, 10, "permanent");
		assertThat(summary.toMap()).hasToString("{files=1, directories=2, bytes=3, last_copies=4, unknown_contents=5,"
				+ " removed_files=6, removed_directories=7, removed_bytes=8, kept=9, issues=10, mode=permanent}");
		assertThat(summary.counts()).hasSize(10).doesNotContainKeys("mode", "trashed").containsEntry("bytes", 3L);
	}

	@Test
	void aNameThatJavaHasForItselfIsShown() {
		IndexSummary index = new IndexSummary(1, 2, 3, 4, 5, 6, 7, 8, 9L, null, null, null, null, 10,
				Map.of("no-hidden", 10L));
		assertThat(index.toMap())
			.hasToString("{seen=1, new=2, changed=3, moved=4, removed=5, unchanged=6, issues=7, bytes=8, hashed=9,"
					+ " left_out=10, left_out_by_rule={no-hidden=10}}");
		assertThat(index.counts()).containsEntry("new", 2L).doesNotContainKey("left_out_by_rule");
		ValidateSummary validate = new ValidateSummary(null, 1L, 2L, 3L, 4L, null, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
				"integrity");
		assertThat(validate.toMap()).hasToString("{files=1, bytes=2, verified=3, not_hashed=4, offline=5, left_files=6,"
				+ " left_bytes=7, critical=8, error=9, warning=10, info=11, new=12, resolved=13, issues=14,"
				+ " mode=integrity}");
		assertThat(validate.damaged()).isEqualTo(17);
	}

}
