package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

import dev.driveyard.jobs.testing.CommitIntervalTestBase;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Repairs files with two commit intervals.
 */
class RepairCommitIntervalTests extends CommitIntervalTestBase {

	private static final int FILES = 19;

	@Override
	protected void work(JobFixture jobs, Tree tree) throws IOException {
		for (int file = 0; file < FILES; file++) {
			tree.file("original/d/f" + file, "content " + file);
			tree.file("copy/d/f" + file, "content " + file);
		}
		tree.file("original/d/single", "there is no other");
		jobs.index(tree.root(), Map.of("mode", "content"));
		for (int file = 0; file < FILES; file += 2) {
			rot(tree.path("original/d/f" + file));
		}
		rot(tree.path("original/d/single"));
		tree.remove("original/d/f1");
		Outcome validation = run(jobs, "validate", Map.of("mode", "integrity"));
		// what two runs may find of one file
		jobs.sql().sql("""
				INSERT INTO finding (entry_id, code, severity, path, message, content_id, first_by, first_at, last_by,
					last_at) SELECT entry_id, 'SIZE_CHANGED', severity, path, message, content_id, first_by, first_at,
					last_by, last_at FROM finding WHERE code = 'BIT_ROT' AND path LIKE '%/original/d/f4'""").update();
		Outcome repaired = run(jobs, "repair", Map.of("run", validation.run().id(), "confirmed", true));
		assertThat(repaired.summary()).containsEntry("planned", FILES / 2 + 2L)
			.containsEntry("restored", FILES / 2 + 2L)
			.containsEntry("not_restored", 1L)
			.containsEntry("issues", 1L);
		assertThat(tree.path("original/d/f4")).hasContent("content 4");
		assertThat(tree.path("original/d/f1")).hasContent("content 1");
	}

	private static void rot(Path file) throws IOException {
		FileTime time = Files.getLastModifiedTime(file);
		Files.writeString(file, Files.readString(file).replace('t', 'T'));
		Files.setLastModifiedTime(file, time);
	}

}
