package dev.driveyard.jobs.thumbnails;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarFolder;
import dev.driveyard.catalogue.sidecars.Sidecars;
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
 * A real process that makes thumbnails is killed in each of its steps, and at any time:
 * in the end each content has all, once, and no file is left over.
 */
@Tag("thorough")
class ThumbnailKillTests {

	private static final int CONTENTS = 60;

	private static final int LONGEST_MILLIS = 4000;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@ParameterizedTest
	@EnumSource
	void runsThatAreKilledEndWithAllSidecarsAndNoStrays(TestDatabase database, @TempDir Path temp) throws Exception {
		Tree tree = Tree.create(temp.toRealPath().resolve("tree"));
		for (int content = 0; content < CONTENTS; content++) {
			byte[] bytes = TestPictures.picture(content, 320, 240, "png");
			Files.write(tree.root().resolve("p" + content + ".png"), bytes);
			Files.write(tree.root().resolve("copy of " + content + ".png"), bytes);
		}
		Library library = database.library(temp.resolve("library.driveyard"));
		boolean all = database == TestDatabase.SQLITE;
		for (String step : all ? List.of("analyse", "discover", "render", "clean-up") : List.of("render")) {
			killIn(library, tree, step);
		}
		for (int kills = 0; all && kills < 2; kills++) {
			try (Child child = Child.start(List.of(), ThumbnailMain.class,
					List.of(library.folder().toString(), tree.root().toString()))) {
				child.awaitStart();
				child.killAfter(this.random.nextInt(LONGEST_MILLIS));
			}
		}
		try (JobFixture jobs = JobFixture.open(library)) {
			Outcome done = ThumbnailMain.run(jobs, tree.root().toString());
			assertThat(done.run().status()).as("seed %s", this.seed).isEqualTo(BatchStatus.COMPLETED);
			assertThat(done.get("issues")).isZero();
			assertThat(done.get("contents")).as("seed %s", this.seed).isEqualTo(CONTENTS);
			assertSound(jobs);
		}
	}

	private static void assertSound(JobFixture jobs) throws Exception {
		List<Sidecar> rows = Stream.iterate(0, (first) -> first < 256, (first) -> first + 1)
			.flatMap((first) -> jobs.bean(Sidecars.class).withFirstByte(first).stream())
			.toList();
		assertThat(rows).hasSize(2 * CONTENTS);
		SidecarFolder folder = jobs.bean(SidecarFolder.class);
		for (Sidecar row : rows) {
			assertThat(folder.has(row)).isTrue();
		}
		try (Stream<Path> files = Files.walk(jobs.library().sidecars())) {
			assertThat(files.filter(Files::isRegularFile)).hasSize(rows.size());
		}
	}

	private void killIn(Library library, Tree tree, String step) throws Exception {
		String when = String.valueOf(1 + this.random.nextInt(2));
		try (Child child = Child.start(List.of(), ThumbnailMain.class,
				List.of(library.folder().toString(), tree.root().toString(), step, when))) {
			child.awaitStart();
			assertThat(child.awaitEnd()).as("%s, time %s, seed %s", step, when, this.seed)
				.isEqualTo("killed in " + step);
		}
	}

}
