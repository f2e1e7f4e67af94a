package dev.driveyard.jobs.delete;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.driveyard.jobs.testing.CommitIntervalTestBase;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deletes, restores and empties the trash with two commit intervals.
 */
class DeleteCommitIntervalTests extends CommitIntervalTestBase {

	private static final int THINGS = 17;

	private static final int MANY = 450;

	@Override
	protected void work(JobFixture jobs, Tree tree) throws IOException {
		for (String folder : List.of("trashed", "removed", "erased", "emptied")) {
			for (int thing = 0; thing < THINGS; thing++) {
				tree.file(folder + "/" + thing + "/deep/file", folder + thing);
				tree.file(folder + "/" + thing + "/twin", folder);
			}
		}
		tree.file("stays/twin", "removed");
		jobs.index(tree.root(), Map.of("mode", "content"));
		Outcome trashed = run(jobs, "delete", Map.of("paths", paths(tree, "trashed"), "mode", "trash"));
		assertThat(trashed.summary()).containsEntry("trashed", (long) THINGS);
		tree.file("trashed/5", "in the way");
		Outcome restored = run(jobs, "restore", Map.of("run", trashed.run().id()));
		assertThat(restored.summary()).containsEntry("restored", THINGS - 1L).containsEntry("kept", 1L);
		removed(jobs, tree);
		partly(jobs, tree);
		run(jobs, "delete", Map.of("paths", paths(tree, "erased"), "mode", "secure", "confirmed", true));
		run(jobs, "delete", Map.of("paths", paths(tree, "emptied"), "mode", "trash"));
		Outcome emptied = run(jobs, "empty-trash", Map.of("confirmed", true));
		assertThat(emptied.summary()).containsEntry("emptied", THINGS + 1L).containsEntry("kept", 0L);
	}

	/**
	 * A folder of which something stays here and there is touched again and again, more
	 * often than one item of the refresh holds.
	 */
	private static void partly(JobFixture jobs, Tree tree) {
		tree.fill("partly", MANY, 1);
		jobs.index(tree.root(), Map.of("mode", "content"));
		Map<String, Object> removal = Map.of("paths", List.of(LocalPaths.encode(tree.path("partly"))), "mode",
				"permanent");
		jobs.execute(jobs.operator().prepare("delete", removal, false));
		for (int folder = 0; folder < MANY; folder += 2) {
			tree.append(String.format("partly/d%04d/f0", folder), "more");
		}
		Outcome removed = run(jobs, "delete", Map.of("paths", List.of(LocalPaths.encode(tree.path("partly"))), "mode",
				"permanent", "confirmed", true));
		assertThat(removed.summary()).containsEntry("removed_files", MANY / 2L).containsEntry("kept", MANY + 1L);
	}

	/** Something was changed since the plan, and something added. */
	private static void removed(JobFixture jobs, Tree tree) throws IOException {
		Map<String, Object> removal = Map.of("paths", paths(tree, "removed"), "mode", "permanent");
		Outcome planned = jobs.execute(jobs.operator().prepare("delete", removal, false));
		assertThat(planned.summary()).containsEntry("files", 2L * THINGS)
			.containsEntry("last_copies", (long) THINGS)
			.containsEntry("unknown_contents", 0L);
		Files.delete(tree.path("removed/3/twin"));
		tree.append("removed/4/twin", "more");
		tree.file("removed/6/deep/new", "new");
		Outcome removed = run(jobs, "delete",
				Map.of("paths", paths(tree, "removed"), "mode", "permanent", "confirmed", true));
		assertThat(removed.run().instance()).isEqualTo(planned.run().instance());
		assertThat(removed.summary()).containsEntry("removed_files", 2L * THINGS - 1)
			.containsEntry("removed_directories", 2L * THINGS - 3)
			.containsEntry("kept", 4L);
	}

	private static List<String> paths(Tree tree, String folder) {
		return IntStream.range(0, THINGS)
			.mapToObj((thing) -> LocalPaths.encode(tree.path(folder + "/" + thing)))
			.toList();
	}

}
