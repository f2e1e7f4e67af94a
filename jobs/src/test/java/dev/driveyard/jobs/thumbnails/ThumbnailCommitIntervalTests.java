package dev.driveyard.jobs.thumbnails;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.testing.CommitIntervalTestBase;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes thumbnails with two commit intervals.
 */
class ThumbnailCommitIntervalTests extends CommitIntervalTestBase {

	private static final int PICTURES = 12;

	@Override
	protected void work(JobFixture jobs, Tree tree) throws IOException {
		for (int i = 0; i < PICTURES; i++) {
			Files.write(tree.path("p" + i + ".png"), TestPictures.picture(i, 200, 100, "png"));
		}
		Map<String, Object> parameters = Map.of("paths", List.of(LocalPaths.encode(tree.root())), "variants",
				List.of("icon@1x"), "renderers", 2);
		Outcome made = run(jobs, "thumbnails", parameters);
		assertThat(made.summary()).containsEntry("rendered", (long) PICTURES)
			.containsEntry("sidecars", (long) PICTURES);
		for (int i = 0; i < PICTURES / 2; i++) {
			Files.delete(tree.path("p" + i + ".png"));
		}
		assertThat(run(jobs, "thumbnails", parameters).summary()).containsEntry("removed", PICTURES / 2L);
	}

}
