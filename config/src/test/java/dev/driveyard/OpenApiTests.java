package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.driveyard.cli.command.Session;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import dev.driveyard.jobs.operate.JobDefinition;
import dev.driveyard.jobs.operate.JobDefinitions;
import dev.driveyard.openapi.OpenApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document in the tree is that of the controllers. Write it anew by
 * {@code -Ddriveyard.openapi.write=true}.
 */
@SuppressWarnings("NullAway.Init")
class OpenApiTests {

	static final Path DOCUMENT = Path
		.of("../integrations/src/main/resources/dev/driveyard/server/openapi/openapi.json");

	private static final Path MODULES = Path.of("..");

	@Test
	void theDocumentIsThatOfTheControllers(@TempDir Path temp) throws IOException {
		String text = OpenApiDocument.text(MODULES, jobs(temp));
		if (Boolean.getBoolean("driveyard.openapi.write")) {
			Files.createDirectories(DOCUMENT.getParent());
			Files.writeString(DOCUMENT, text);
		}
		assertThat(Files.readString(DOCUMENT))
			.as("the document; write it anew by a run of this test with -Ddriveyard.openapi.write=true")
			.isEqualTo(text);
	}

	private static List<JobDefinition> jobs(Path temp) {
		try (Session session = Application
			.open(TestLibrary.newFolder(temp.resolve("library.driveyard"), Dialect.SQLITE))) {
			return session.get(JobDefinitions.class).all();
		}
	}

}
