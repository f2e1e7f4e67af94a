package dev.driveyard.jobs.thumbnails;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.driveyard.jobs.testing.Readmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README beside the jobs names what the code has.
 */
class ReadmeTests {

	@Test
	void itNamesAllStepsParametersAndCounts(@TempDir Path temp) throws IOException {
		Readmes.assertNames("thumbnails", Set.of("thumbnails"),
				Stream.of(ThumbnailCount.values()).map((count) -> count.name().toLowerCase(Locale.ROOT)).toList(),
				temp);
	}

}
