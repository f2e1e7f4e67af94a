package dev.driveyard.jobs.duplicates;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.jobs.testing.Tree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real process that looks for similar pictures is killed in each of its steps: in the
 * end the groups and the counts are those of a run that was not.
 */
@Tag("thorough")
class SimilarPictureKillTests {

	private static final int SCENES = 30;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@ParameterizedTest
	@EnumSource
	void runsThatAreKilledInEachOfTheirStepsGoOn(TestDatabase database, @TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.toRealPath().resolve("tree"));
		Library library = database.library(temp.resolve("library.driveyard"));
		Set<Set<String>> truth = new HashSet<>();
		for (int scene = 0; scene < SCENES; scene++) {
			BufferedImage image = SimilarPictureSamples.scene(scene + 1, 320, 240);
			Files.write(tree.path("best" + scene + ".png"), SimilarPictureSamples.png(image));
			Files.write(tree.path("small" + scene + ".jpg"),
					SimilarPictureSamples.jpeg(SimilarPictureSamples.scaled(image, 160, 120), 0.8f));
			truth.add(Set.of("best" + scene + ".png", "small" + scene + ".jpg"));
		}
		String what = SimilarPictureMain.PREFIX + tree.root();
		for (String step : List.of("look", "rank", "match", "pictures", "finish")) {
			String when = String.valueOf(1 + this.random.nextInt(2));
			try (Child child = Child.start(List.of(), SimilarPictureMain.class,
					List.of(library.folder().toString(), what, step, when))) {
				child.awaitStart();
				assertThat(child.awaitEnd()).as("%s, time %s, seed %s", step, when, this.seed)
					.isEqualTo("killed in " + step);
			}
		}
		try (JobFixture jobs = JobFixture.open(library)) {
			Outcome found = SimilarPictureMain.run(jobs, what);
			assertThat(found.run().status()).as("seed %s", this.seed).isEqualTo(BatchStatus.COMPLETED);
			assertThat(found.get("pictures")).isEqualTo(2 * SCENES);
			assertThat(found.get("similar_groups")).isEqualTo(SCENES);
			assertThat(found.get("similar")).isEqualTo(SCENES);
			assertThat(groups(jobs, found, tree)).isEqualTo(truth);
		}
	}

	private static Set<Set<String>> groups(JobFixture jobs, Outcome found, Tree tree) {
		DuplicateGroups groups = jobs.bean(DuplicateGroups.class);
		List<DuplicateGroup> all = groups.page(found.run().instance(), Kind.PICTURES, null, 1000);
		assertThat(all).hasSize(SCENES);
		return all.stream()
			.map((group) -> groups.members(group.id(), 0, 100)
				.stream()
				.map(Member::path)
				.map((path) -> path.substring(tree.root().toString().length() + 1))
				.collect(Collectors.toSet()))
			.collect(Collectors.toSet());
	}

}
