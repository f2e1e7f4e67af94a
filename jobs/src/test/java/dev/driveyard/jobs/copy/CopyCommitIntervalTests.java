package dev.driveyard.jobs.copy;

import java.io.IOException;
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
 * Copies, moves and moves back with two commit intervals.
 */
class CopyCommitIntervalTests extends CommitIntervalTestBase {

	private static final int FOLDERS = 16;

	@Override
	protected void work(JobFixture jobs, Tree tree) throws IOException {
		for (int folder = 0; folder < FOLDERS; folder++) {
			String path = "from/" + folder;
			tree.file(path + "/deep/er/file", "file " + folder);
			tree.file(path + "/many", "linked " + folder);
			for (int link = 0; link < 3; link++) {
				tree.link(path + "/deep/link" + link, path + "/many");
			}
		}
		tree.file("copied/3/deep/er/file", "is there");
		tree.file("moved/5/many", "is there");
		jobs.index(tree.root(), Map.of("mode", "content"));
		Outcome copied = run(jobs, "copy", parameters(tree, "copied"));
		assertThat(copied.summary()).containsEntry("files", FOLDERS * 5L - 1)
			.containsEntry("linked", FOLDERS * 3L)
			.containsEntry("skipped", 1L)
			.containsEntry("failed", 0L);
		Outcome moved = run(jobs, "move", parameters(tree, "moved"));
		assertThat(moved.summary()).containsEntry("skipped", 1L);
		assertThat(tree.path("from/5/many")).exists();
		assertThat(tree.path("from/6")).doesNotExist();
		run(jobs, "move", Map.of("undo", moved.run().id()));
		assertThat(tree.path("from/6/deep/er/file")).hasContent("file 6");
		streamed(jobs, tree);
	}

	/** Byte by byte, so that each source is removed after its copy. */
	private static void streamed(JobFixture jobs, Tree tree) {
		for (int folder = 0; folder < FOLDERS; folder++) {
			tree.file("streamed/one/" + folder + "/file", "streamed " + folder);
		}
		tree.directory("streamed/other");
		run(jobs, "move", Map.of("sources", List.of(LocalPaths.encode(tree.path("streamed/one"))), "destination",
				LocalPaths.encode(tree.path("streamed/other")), "method", "stream"));
		assertThat(tree.path("streamed/one")).doesNotExist();
		assertThat(tree.path("streamed/other/one/7/file")).hasContent("streamed 7");
	}

	private static Map<String, Object> parameters(Tree tree, String destination) {
		return Map.of("sources",
				IntStream.range(0, FOLDERS)
					.mapToObj((folder) -> LocalPaths.encode(tree.path("from/" + folder)))
					.toList(),
				"destination", LocalPaths.encode(tree.path(destination)));
	}

}
