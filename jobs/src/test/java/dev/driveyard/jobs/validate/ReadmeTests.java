package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.jobs.testing.Readmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README beside the jobs names what the code has.
 */
class ReadmeTests {

	@Test
	void itNamesAllStepsParametersCodesAndCounts(@TempDir Path temp) throws IOException {
		Stream<String> counts = Stream.of(ValidateCount.values()).map((count) -> count.name().toLowerCase(Locale.ROOT));
		Stream<String> codes = Stream.of(Finding.Code.values()).map(Enum::name);
		Readmes.assertNames("validate", Set.of("validate", "repair"), Stream.concat(counts, codes).toList(), temp);
	}

}
