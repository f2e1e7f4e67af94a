package dev.driveyard.jobs.index;

import dev.driveyard.jobs.testing.Outcome;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Heartbeat;
import dev.driveyard.runs.ProcessStore;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalPaths;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Who owns a run: the dead are recovered, the living never.
 */
@Tag("thorough")
class RunOwnershipTests extends IndexTestBase {

	private final CountDownLatch listing = new CountDownLatch(1);

	private final CountDownLatch goOn = new CountDownLatch(1);

	private long firstBeat;

	/** A run that waits in its first directory until it is told to go on. */
	private CompletableFuture<Outcome> startAndHold() throws InterruptedException {
		this.tree.fill("", 20, 3);
		this.index.volume().watch((path) -> {
			this.listing.countDown();
			try {
				this.goOn.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		CompletableFuture<Outcome> run = CompletableFuture.supplyAsync(() -> this.index.run(this.tree.root()));
		while (!this.listing.await(1, TimeUnit.SECONDS)) {
			if (run.isDone()) {
				run.join(); // says why
			}
		}
		return run;
	}

	private Run active() {
		return this.index.bean(RunStore.class).active().get(0);
	}

	/** Another process that is this one in all but its id runs it. */
	private void giveToAnother(long run) {
		Run.Owner self = this.index.bean(Heartbeat.class).owner();
		this.index.sql().sql("UPDATE run SET process_id = 'other' WHERE id = ?").param(run).update();
		this.index.sql().sql("DELETE FROM process WHERE id = 'other'").update();
		this.index.sql()
			.sql("""
					INSERT INTO process (id, host, pid, started, boot, namespace, ticks, heartbeat)
					SELECT 'other', host, pid, started, boot, namespace, ticks, heartbeat FROM process WHERE id = ?""")
			.param(self.process())
			.update();
	}

	/** The process that a run was given to has it so. */
	private void other(String column, @Nullable Object value) {
		this.index.sql().sql("UPDATE process SET " + column + " = ? WHERE id = 'other'").param(value).update();
	}

	/** A run of before processes had rows. */
	private void own(long run, String column, Object value) {
		this.index.sql()
			.sql("UPDATE run SET process_id = NULL, " + column + " = ? WHERE id = ?")
			.params(value, run)
			.update();
	}

	/** As long ago, by the clock of the database. */
	private long ago(Duration time) {
		return this.index.bean(ProcessStore.class).now().minus(time).toEpochMilli();
	}

	@Test
	void twoRunsOfTheSameWorkAreRefusedAndALiveRunIsNeverRecovered() throws Exception {
		CompletableFuture<Outcome> run = startAndHold();
		assertThat(this.index.operator().recoverDead()).isEmpty();
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.index.run(this.tree.root()))
			.withMessageContaining("is doing this already");
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.index.operator().abandon(active().id()))
			.withMessageContaining("only a failed or stopped run");
		this.goOn.countDown();
		assertThat(run.get().requireCompleted().changes()).isEqualTo("new 80");
		this.index.volume().leave();
		assertRight();
	}

	@Test
	void aRequestThroughTheDatabaseStopsARunWithinAHeartbeat() throws Exception {
		CompletableFuture<Outcome> run = startAndHold();
		long id = active().id();
		this.index.bean(RunStore.class).requestStop(id); // as another process does it
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> heartbeatOf(id) > startedBeatOf(id));
		this.goOn.countDown();
		assertThat(run.get().run().status()).isEqualTo(BatchStatus.STOPPED);
		this.index.volume().leave();
		assertThat(index().changes()).isEqualTo("new 80");
		assertRight();
	}

	private long heartbeatOf(long run) {
		return this.index.operator().require(run).owner().heartbeat();
	}

	private long startedBeatOf(long run) {
		if (this.firstBeat == 0) {
			this.firstBeat = heartbeatOf(run);
		}
		return this.firstBeat;
	}

	@Test
	void aRunOfADeadProcessIsRecoveredAndResumed() throws Exception {
		long run = failed();
		pretendRunning(run);
		giveToAnother(run);
		long dead = deadPid();
		other("pid", dead);
		this.index.sql().sql("UPDATE run SET pid = ? WHERE id = ?").params(dead, run).update();
		assertThat(this.index.operator().recoverDead()).extracting(Run::id).containsExactly(run);
		assertThat(this.index.operator().require(run).status()).isEqualTo(BatchStatus.FAILED);
		assertThat(this.index.sql().sql("SELECT count(*) FROM process WHERE id = 'other'").query(Long.class).single())
			.isZero();
		Outcome done = index();
		assertThat(done.run().instance()).isEqualTo(this.index.operator().require(run).instance());
		assertThat(done.changes()).isEqualTo("new 80");
		assertRight();
	}

	@Test
	void aDeadRunOfAnOlderVersionIsRecoveredAndResumed() throws Exception {
		long run = failed();
		long dead = deadPid();
		pretendRunning(run);
		own(run, "pid", dead);
		assertThat(this.index.operator().recoverDead()).extracting(Run::id).containsExactly(run);
		assertThat(index().run().instance()).isEqualTo(this.index.operator().require(run).instance());
		assertRight();
	}

	@Test
	void aRunThatCouldNotRecordItsEndIsRecoveredThoughItsProcessLives() {
		long run = failed();
		pretendRunning(run);
		assertThat(this.index.operator().recoverDead()).extracting(Run::id).containsExactly(run);
	}

	@Test
	void askingForARunRecoversNone() {
		long run = failed();
		pretendRunning(run);
		giveToAnother(run);
		other("ticks", 1L);
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.index.run(this.tree.root()))
			.withMessageContaining("is doing this already");
		assertThat(this.index.operator().require(run).status()).isEqualTo(BatchStatus.STARTED);
	}

	@Test
	void anInstanceWhoseProcessDiedBeforeItsFirstExecutionIsTakenForThatOfTheSameRun() {
		this.tree.fill("", 20, 3);
		RunOperator.Launch launch = this.index.operator()
			.prepare("index", Map.of("path", LocalPaths.encode(this.tree.root())), false);
		JobRepository repository = this.index.bean(JobRepository.class);
		JobInstance left = repository.createJobInstance("index", launch.parameters());
		repository.createJobInstance("index", new JobParametersBuilder().addLong("later", 1L).toJobParameters());
		assertThat(repository.getJobInstance("index", launch.parameters())).as("one that ran").isNull();
		Run run = this.index.operator().execute(launch).run();
		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(run.instance()).isEqualTo(left.getInstanceId());
		assertThat(repository.getJobInstance("index", launch.parameters())).isEqualTo(left);
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> repository.createJobInstance("index", launch.parameters()));
		assertRight();
	}

	@Test
	void aRunWhoseProcessIdWasGivenToAnotherProcessIsRecovered() {
		long run = failed();
		pretendRunning(run);
		giveToAnother(run);
		other("heartbeat", 0L);
		assertThat(this.index.operator().recoverDead()).as("its own process lives").isEmpty();
		other("ticks", 1L);
		assertThat(this.index.operator().recoverDead()).extracting(Run::id).containsExactly(run);
	}

	@ParameterizedTest
	@CsvSource({ "namespace, pid:[1]", "boot, another start", "boot," })
	void aRunOfAnotherPlaceIsRecoveredOnlyWhenItsHeartbeatStaysOutThoughHostAndNumbersAreAlike(String column,
			@Nullable String value) {
		long run = failed();
		pretendRunning(run);
		giveToAnother(run);
		other(column, value);
		other("heartbeat", ago(Duration.ofSeconds(60)));
		assertThat(this.index.operator().recoverDead()).isEmpty();
		other("heartbeat", ago(Duration.ofSeconds(120)));
		assertThat(this.index.operator().recoverDead()).extracting(Run::id).containsExactly(run);
	}

	@Test
	void aRunOfAnotherHostIsRecoveredOnlyWhenItsHeartbeatStaysOut() {
		long run = failed();
		pretendRunning(run);
		own(run, "host", "another.example");
		own(run, "heartbeat", System.currentTimeMillis() - 60_000);
		assertThat(this.index.operator().recoverDead()).isEmpty();
		own(run, "heartbeat", System.currentTimeMillis() - 120_000);
		assertThat(this.index.operator().recoverDead()).extracting(Run::id).containsExactly(run);
	}

	@Test
	void aRunWhoseProcessWasFoundDeadByOthersStopsWithinAHeartbeatAndTheNextHasAnotherOwner() throws Exception {
		CompletableFuture<Outcome> run = startAndHold();
		Run active = active();
		this.index.sql().sql("DELETE FROM process").update();
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> !this.index.bean(Heartbeat.class).isSelf(active.owner()));
		assertThat(this.index.operator().recoverDead()).as("its worker lives").isEmpty();
		this.goOn.countDown();
		assertThat(run.get().run().status()).isEqualTo(BatchStatus.STOPPED);
		this.index.volume().leave();
		Outcome done = index();
		assertThat(done.run().owner().process()).isNotEqualTo(active.owner().process());
		assertRight();
	}

	private long failed() {
		this.tree.fill("", 20, 3);
		this.index.volume().watch((path) -> {
			throw new IllegalStateException("sabotage");
		});
		long run = this.index.run(this.tree.root()).requireFailed("sabotage").run().id();
		this.index.volume().leave();
		return run;
	}

	private void pretendRunning(long run) {
		for (String table : new String[] { "BATCH_JOB_EXECUTION", "BATCH_STEP_EXECUTION" }) {
			this.index.sql()
				.sql("UPDATE " + table + " SET STATUS = 'STARTED', END_TIME = NULL WHERE JOB_EXECUTION_ID = ?")
				.param(run)
				.update();
		}
	}

	private static long deadPid() throws Exception {
		Process process = new ProcessBuilder("true").start();
		process.waitFor();
		return process.pid();
	}

}
