package dev.driveyard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/**
 * Servers and archives of a library on PostgreSQL.
 */
@Tag("thorough")
class VolumeCommandPostgresqlTests extends VolumeCommandTests {

	@BeforeEach
	void useServer() throws IOException {
		Path libraries = Files.createDirectories(this.temp.resolve("data"));
		TestLibrary.newFolder(libraries.resolve("default.driveyard"), Dialect.POSTGRESQL);
	}

}
