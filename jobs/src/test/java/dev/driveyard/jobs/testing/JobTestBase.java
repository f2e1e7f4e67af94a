package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests of jobs that run on every database, each with a library of its own.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
public abstract class JobTestBase {

	@Parameter
	protected TestDatabase database;

	/** Holds the library, and what a test makes beside it. */
	protected Path temp;

	protected JobFixture jobs;

	@BeforeEach
	void openLibrary(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.jobs = JobFixture.create(this.database, this.temp.resolve("library.driveyard"));
	}

	@AfterEach
	void closeLibrary() {
		this.jobs.close();
	}

}
