package dev.driveyard.jobs.duplicates;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.testing.CommitIntervalTestBase;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks for similar pictures, and reclaims them, with two commit intervals.
 */
class SimilarPictureCommitIntervalTests extends CommitIntervalTestBase {

	private static final int SCENES = 12;

	@Override
	protected void work(JobFixture jobs, Tree tree) throws IOException {
		for (int scene = 0; scene < SCENES; scene++) {
			BufferedImage image = SimilarPictureSamples.scene(scene + 1, 400, 300);
			Files.write(tree.path("best" + scene + ".png"), SimilarPictureSamples.png(image));
			Files.write(tree.path("small" + scene + ".jpg"),
					SimilarPictureSamples.jpeg(SimilarPictureSamples.scaled(image, 200, 150), 0.8f));
		}
		Outcome found = run(jobs, "duplicates",
				Map.of("paths", List.of(LocalPaths.encode(tree.root())), "mode", "similar-pictures", "hashers", 2));
		assertThat(found.summary()).containsEntry("similar_groups", (long) SCENES)
			.containsEntry("pictures", 2L * SCENES);
		Outcome planned = jobs
			.execute(jobs.operator().prepare("reclaim", Map.of("run", found.run().id(), "keep", "best"), false));
		assertThat(planned.run().status()).isEqualTo(BatchStatus.STOPPED);
		Outcome done = jobs.execute(jobs.operator().confirm(planned.run().id()));
		assertThat(done.summary()).containsEntry("reclaimed", (long) SCENES);
	}

}
