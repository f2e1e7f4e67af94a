package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Readers;
import dev.driveyard.journal.ReclaimJournal;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The readers of the job that reclaims room, each on its own.
 */
class ReclaimReaderTests extends ReclaimTestBase {

	private static final int GROUPS = 320;

	private Outcome fill() throws IOException {
		for (int group = 0; group < GROUPS; group++) {
			byte[] content = ("content " + group).getBytes(StandardCharsets.UTF_8);
			make("a/" + group, content, 1);
			make("b/" + group, content, 2);
		}
		return find();
	}

	@Test
	void groupsGoOnAfterAnyItemWithTheSameNumbers() throws Exception {
		Outcome found = fill();
		DuplicateGroups groups = this.jobs.bean(DuplicateGroups.class);
		assertThat(Readers.assertGoesOn(() -> new DuplicateGroupReader(groups, found.run().instance(), Kind.FILES),
				(item) -> item))
			.hasSize(4);
	}

	@Test
	void allThatIsPlannedIsReadAnewInEachExecution() throws Exception {
		Outcome planned = plan(fill(), Map.of("action", "delete"));
		PlannedReclaimReader reader = new PlannedReclaimReader(this.jobs.bean(ReclaimJournal.class),
				planned.run().instance());
		for (int execution = 0; execution < 2; execution++) {
			reader.open(new ExecutionContext());
			assertThat(reader.read()).hasSize(250);
			assertThat(reader.read()).hasSize(GROUPS - 250);
			assertThat(reader.read()).isNull();
			assertThat(reader.left()).isEqualTo(GROUPS);
		}
	}

}
