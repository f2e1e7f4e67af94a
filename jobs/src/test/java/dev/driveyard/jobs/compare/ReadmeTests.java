package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.driveyard.jobs.testing.Readmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README beside the job names what the code has.
 */
class ReadmeTests {

	@Test
	void itNamesAllStepsParametersAndCounts(@TempDir Path temp) throws IOException {
		Readmes.assertNames("compare", Set.of(CompareParameters.JOB),
				Stream.of(CompareCount.values()).map((count) -> count.name().toLowerCase(Locale.ROOT)).toList(), temp);
	}

}
