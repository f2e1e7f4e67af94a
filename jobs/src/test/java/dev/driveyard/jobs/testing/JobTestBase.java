package dev.driveyard.jobs.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.failure.CodedException;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.runs.RunStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of jobs that run on every database, each with a library of its own.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
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

	/** A request that is refused leaves nothing behind: no run, no location, no rule. */
	protected void assertRefused(String message, ThrowingCallable request) {
		List<Object> before = remembered();
		assertThatThrownBy(request)
			.isInstanceOfAny(OperateException.class, CatalogueException.class, IllegalArgumentException.class)
			.hasMessageContaining(message);
		assertThat(remembered()).isEqualTo(before);
	}

	/** A job refuses work because of a location, and nothing is remembered of that. */
	protected void assertRefused(FailureCode code, long location, ThrowingCallable request) {
		List<Object> before = remembered();
		assertThatThrownBy(request)
			.isInstanceOfSatisfying(CodedException.class, (ex) -> assertThat(ex.failure().code()).isEqualTo(code))
			.isInstanceOfSatisfying(CodedException.class,
					(ex) -> assertThat(ex.failure().location()).isEqualTo(location));
		assertThat(remembered()).isEqualTo(before);
	}

	/** The codes of the issues of a run, by the last name of the path. */
	protected Map<String, String> issueCodes(Outcome outcome) {
		Map<String, String> issues = new TreeMap<>();
		this.jobs.bean(RunStore.class)
			.issues(outcome.run().instance(), 0, 1000)
			.forEach((issue) -> issues.merge(issue.issue().path().replaceFirst(".*/", ""), issue.issue().code().name(),
					(one, other) -> one + " " + other));
		return issues;
	}

	private List<Object> remembered() {
		return List.of(this.jobs.sql().sql("SELECT count(*) FROM run").query(Long.class).single(),
				this.jobs.sql().sql("SELECT count(*) FROM BATCH_JOB_INSTANCE").query(Long.class).single(),
				this.jobs.sql().sql("SELECT count(*) FROM operation").query(Long.class).single(),
				this.jobs.bean(Locations.class).all());
	}

	@AfterEach
	void closeLibrary() {
		this.jobs.close();
	}

}
