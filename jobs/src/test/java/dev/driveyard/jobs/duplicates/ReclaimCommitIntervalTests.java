package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.testing.CommitIntervalTestBase;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reclaims room with two commit intervals.
 */
class ReclaimCommitIntervalTests extends CommitIntervalTestBase {

	/** For some items in each step. */
	private static final int GROUPS = 260;

	@Override
	protected void work(JobFixture jobs, Tree tree) throws IOException {
		for (String action : new String[] { "trash", "hardlink", "delete" }) {
			fill(tree, action);
			jobs.index(tree.root(), Map.of("mode", "content"));
			Outcome found = run(jobs, "duplicates", Map.of("paths", List.of(LocalPaths.encode(tree.path(action)))));
			tree.append(action + "/b/7", " more");
			Outcome reclaimed = run(jobs, "reclaim",
					Map.of("run", found.run().id(), "keep", "oldest", "action", action, "confirmed", true));
			assertThat(reclaimed.summary()).containsEntry("planned", GROUPS - 1L)
				.containsEntry("reclaimed", GROUPS - 1L)
				.containsEntry("issues", 1L);
		}
	}

	private static void fill(Tree tree, String folder) throws IOException {
		for (int group = 0; group < GROUPS; group++) {
			String content = folder + " " + group;
			tree.file(folder + "/b/" + group, content);
			Files.setLastModifiedTime(tree.file(folder + "/a/" + group, content), FileTime.fromMillis(1000));
		}
	}

}
