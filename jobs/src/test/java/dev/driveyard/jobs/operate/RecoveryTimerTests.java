package dev.driveyard.jobs.operate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.runs.Heartbeat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs of processes that died while another one lives on.
 */
class RecoveryTimerTests extends JobTestBase {

	private static final String INTERVAL = "200ms";

	private void open(Map<String, Object> settings) {
		this.jobs.close();
		this.jobs = JobFixture.open(this.jobs.library(), settings);
	}

	private long index() {
		Tree tree = Tree.create(this.temp.resolve("tree"));
		tree.fill("", 2, 2);
		return this.jobs.index(tree.root()).run().id();
	}

	/** As if the process that runs it were not there any more, and had said nothing. */
	private void kill(long run) {
		for (String table : List.of("BATCH_JOB_EXECUTION", "BATCH_STEP_EXECUTION")) {
			this.jobs.sql()
				.sql("UPDATE " + table + " SET STATUS = 'STARTED', END_TIME = NULL WHERE JOB_EXECUTION_ID = ?")
				.param(run)
				.update();
		}
		this.jobs.sql()
			.sql("""
					INSERT INTO process (id, host, pid, started, boot, namespace, ticks, heartbeat)
					SELECT 'dead', host, pid, started, boot, namespace, 1, heartbeat FROM process WHERE id = ?""")
			.param(this.jobs.bean(Heartbeat.class).owner().process())
			.update();
		this.jobs.sql().sql("UPDATE run SET process_id = 'dead' WHERE id = ?").param(run).update();
	}

	private BatchStatus status(long run) {
		return this.jobs.operator().require(run).status();
	}

	@Test
	void deadRunsAreRecoveredAtOnceAndThenEverySoOften() throws InterruptedException {
		open(Map.of(RecoveryTimer.INTERVAL, INTERVAL));
		RecoveryTimer timer = this.jobs.bean(RecoveryTimer.class);
		long run = index();
		kill(run);
		assertThat(timer.isRunning()).as("a command has none").isFalse();
		timer.start();
		assertThat(status(run)).as("once it has started").isEqualTo(BatchStatus.FAILED);
		assertThat(this.jobs.sql().sql("SELECT count(*) FROM process WHERE id = 'dead'").query(Long.class).single())
			.isZero();
		kill(run);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status(run) == BatchStatus.FAILED);
		timer.stop();
		kill(run);
		Thread.sleep(600);
		assertThat(status(run)).as("after it has stopped").isEqualTo(BatchStatus.STARTED);
	}

	@Test
	void itGoesOnAfterTheDatabaseRefused() {
		open(Map.of(RecoveryTimer.INTERVAL, INTERVAL, RecoveryTimer.ON, true));
		assertThat(this.jobs.bean(RecoveryTimer.class).isRunning()).as("a process that wants it has it").isTrue();
		long run = index();
		this.jobs.sabotage("UPDATE", "BATCH_JOB_EXECUTION", "NEW.STATUS = 'FAILED'");
		kill(run);
		Awaitility.await()
			.during(Duration.ofMillis(600))
			.atMost(Duration.ofSeconds(20))
			.until(() -> status(run) == BatchStatus.STARTED);
		this.jobs.repair();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status(run) == BatchStatus.FAILED);
	}

}
