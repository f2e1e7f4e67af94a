package dev.driveyard.jobs.operate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.LaunchLock;
import dev.driveyard.runs.ProcessStore;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.RequestStore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Whoever looks for dead runs reads a run first, and then whether it has a worker. In
 * between it may come to its end.
 */
class DeadRunsTests {

	@ParameterizedTest
	@EnumSource
	void aRunThatEndsWhileTheDeadAreLookedForIsNotDead(TestDatabase database, @TempDir Path folder) throws Exception {
		try (JobFixture jobs = JobFixture.create(database, folder.toRealPath().resolve("library.driveyard"))) {
			Run ended = jobs.run(Files.createDirectory(folder.toRealPath().resolve("tree"))).run();
			EarlierReading reading = new EarlierReading(jobs, ended.id());

			List<Run> recovered = reading.dead().recover();

			assertThat(recovered).isEmpty();
			assertThat(jobs.bean(RunStore.class).find(ended.id()).orElseThrow().state()).isEqualTo(Run.State.COMPLETED);
			assertThat(reading.dead().find()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void oneWithoutAWorkerThatHasNotEndedIsDead(TestDatabase database, @TempDir Path folder) throws Exception {
		try (JobFixture jobs = JobFixture.create(database, folder.toRealPath().resolve("library.driveyard"))) {
			Run run = jobs.run(Files.createDirectory(folder.toRealPath().resolve("tree"))).run();
			jobs.sql()
				.sql("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL WHERE JOB_EXECUTION_ID = ?")
				.param(run.id())
				.update();

			List<Run> recovered = new EarlierReading(jobs, run.id()).dead().recover();

			assertThat(recovered).extracting(Run::id, Run::state).containsExactly(tuple(run.id(), Run.State.FAILED));
		}
	}

	/** Runs as they were read while one of them ran. */
	private static final class EarlierReading extends RunStore {

		private final JobFixture jobs;

		private final long running;

		EarlierReading(JobFixture jobs, long running) {
			super(jobs.sql(), jobs.bean(JdbcTemplate.class));
			this.jobs = jobs;
			this.running = running;
		}

		@Override
		public List<Run> active() {
			Run run = find(this.running).orElseThrow();
			return List.of(new Run(run.id(), run.instance(), run.job(), run.subject(), run.description(),
					run.location(), run.owner(), BatchStatus.STARTED, run.started(), null, 0, "", ""));
		}

		DeadRuns dead() {
			return new DeadRuns(this.jobs.bean(JobRepository.class), this, this.jobs.bean(ProcessStore.class),
					this.jobs.bean(Heartbeat.class), this.jobs.bean(ClaimStore.class), this.jobs.bean(ActiveRuns.class),
					this.jobs.bean(LeftWork.class), this.jobs.bean(JobDefinitions.class),
					this.jobs.bean(RequestStore.class), this.jobs.bean(LaunchLock.class),
					new TransactionTemplate(this.jobs.bean(EagerTransactionManager.class)), this.jobs.library(),
					Clock.systemDefaultZone());
		}

	}

}
