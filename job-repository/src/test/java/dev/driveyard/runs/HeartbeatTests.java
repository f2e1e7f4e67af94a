package dev.driveyard.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Heartbeat} on both databases.
 */
@ParameterizedClass
@EnumSource
class HeartbeatTests {

	private final TestLibrary library;

	private final RunStore runs;

	private final ProcessStore processes;

	private final Heartbeat heartbeat;

	private final List<Long> stopped = new ArrayList<>();

	HeartbeatTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
		this.runs = this.library.get(RunStore.class);
		this.processes = this.library.get(ProcessStore.class);
		this.heartbeat = new Heartbeat(this.processes, this.runs);
	}

	@AfterEach
	void close() {
		this.heartbeat.close();
	}

	@Test
	void aProcessHasNoRowBeforeItRunsSomethingAndNoneAfterItsEnd() {
		this.heartbeat.beat();
		assertThat(this.library.count("process")).isZero();
		Run.Owner owner = this.heartbeat.owner();
		assertThat(this.heartbeat.owner()).isEqualTo(owner);
		assertThat(this.library.count("process")).isEqualTo(1);
		this.heartbeat.close();
		assertThat(this.library.count("process")).isZero();
	}

	@Test
	void oneBeatIsThatOfAllRuns() {
		Run one = add("a");
		Run other = add("b");
		this.library.client().sql("UPDATE process SET heartbeat = 17").update();
		assertThat(this.runs.find(one.id()).orElseThrow().owner().heartbeat()).isEqualTo(17);
		this.heartbeat.beat();
		long now = this.processes.now().toEpochMilli();
		assertThat(this.runs.find(one.id()).orElseThrow().owner().heartbeat()).isBetween(now - 10_000, now);
		assertThat(this.runs.find(other.id()).orElseThrow().owner())
			.isEqualTo(this.runs.find(one.id()).orElseThrow().owner());
	}

	@Test
	void aBeatBringsTheRequestToStop() {
		Run run = add("a");
		Run other = add("b");
		this.heartbeat.beat();
		assertThat(this.stopped).isEmpty();
		this.runs.requestStop(run.id());
		this.heartbeat.beat();
		assertThat(this.stopped).containsExactly(run.id());
		this.runs.requestStop(other.id());
		this.heartbeat.forget(other.id());
		this.stopped.clear();
		this.heartbeat.beat();
		assertThat(this.stopped).containsExactly(run.id());
	}

	@Test
	void aProcessThatOthersFoundDeadStopsItsRunsAndGetsANewName() {
		Run run = add("a");
		Run.Owner owner = this.heartbeat.owner();
		this.processes.remove(Objects.requireNonNull(owner.process()));
		this.heartbeat.beat();
		assertThat(this.stopped).containsExactly(run.id());
		assertThat(this.heartbeat.isSelf(owner)).isFalse();
		assertThat(this.heartbeat.owner().process()).isNotEqualTo(owner.process());
		assertThat(this.runs.find(run.id()).orElseThrow().owner().heartbeat()).isZero();
	}

	@Test
	void theRowsOfDeadProcessesAreRemovedAndOthersAreNot() {
		this.heartbeat.owner();
		this.library.client()
			.sql("INSERT INTO process (id, host, pid, started, boot, namespace, ticks, heartbeat)"
					+ " SELECT 'dead', host, pid, started, boot, namespace, 1, heartbeat FROM process")
			.update();
		this.library.client()
			.sql("INSERT INTO process (id, host, pid, started, heartbeat) SELECT 'far', 'far', 1, 1, heartbeat"
					+ " FROM process WHERE id <> 'dead'")
			.update();
		this.processes.removeDead();
		assertThat(this.library.client().sql("SELECT id FROM process").query(String.class).list())
			.containsExactlyInAnyOrder("far", String.valueOf(this.heartbeat.owner().process()));
	}

	private Run add(String what) {
		JobParameters parameters = new JobParametersBuilder().addString("what", what).toJobParameters();
		JobRepository repository = this.library.get(JobRepository.class);
		JobInstance instance = repository.createJobInstance("index", parameters);
		JobExecution execution = repository.createJobExecution(instance, parameters, new ExecutionContext());
		Run run = new Run(execution.getId(), instance.getId(), "index", what, what, null, this.heartbeat.owner(),
				BatchStatus.STARTING, null, null, 0, "", "");
		this.runs.add(run);
		this.heartbeat.watch(run.id(), () -> this.stopped.add(run.id()));
		return run;
	}

}
