package dev.driveyard.jobs.operate.queue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunOperator.Launch;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.requests.LaunchRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.springframework.batch.core.BatchStatus;

import static dev.driveyard.jobs.operate.queue.QueueFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link FreshRequests}: what is unfinished is given up with what is accepted instead.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class FreshRequestsTests {

	@Parameter
	TestDatabase database;

	private QueueFixture queue;

	private FreshRequests fresh;

	@BeforeEach
	void open(@TempDir Path folder) throws Exception {
		this.queue = QueueFixture.open(this.database.library(folder.toRealPath().resolve("library.driveyard")), 2);
		this.fresh = this.queue.jobs().bean(FreshRequests.class);
	}

	@AfterEach
	void close() {
		this.queue.close();
	}

	private static RunRequest failing(int item) {
		return work("a", Map.of("changes", List.of("/a"), "items", 3, "fails", item));
	}

	private static RunRequest keyed(RunRequest request, String key) {
		return new RunRequest(request.job(), request.parameters(), request.priority(), request.requestedBy(), key,
				null);
	}

	/** A run that has done one item of three and failed. */
	private Run failed() {
		LaunchRequest done = this.queue.awaitDone(this.queue.accept(failing(2)));
		assertThat(done.outcome().state()).isEqualTo("FAILED");
		return this.queue.runOf(done);
	}

	private BatchStatus status(Run run) {
		return this.queue.jobs().operator().require(run.id()).status();
	}

	@Test
	void theUnfinishedRunIsGivenUpAndTheWorkBeginsAnew() {
		Run old = failed();
		this.queue.jobs().sql().sql("DELETE FROM work_item").update();
		LaunchRequest done = this.queue.awaitDone(this.fresh.send(failing(0)));
		assertThat(done.outcome().state()).isEqualTo("COMPLETED");
		assertThat(this.queue.runOf(done).instance()).isNotEqualTo(old.instance());
		assertThat(status(old)).isEqualTo(BatchStatus.ABANDONED);
		assertThat(this.queue.count("work_item")).as("from the first item on").isEqualTo(3);
	}

	@Test
	void whatIsRefusedLeavesTheUnfinishedRunAsItIs() {
		Run old = failed();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.fresh.send(work("a", Map.of("changes", List.of("/a"), "items", "many"))));
		this.queue.awaitDone(this.queue.accept(keyed(work("b", "/b"), "key")));
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.fresh.send(keyed(failing(0), "key")))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.KEY_REUSED));
		this.queue.jobs().sql().sql("ALTER TABLE request_claim RENAME TO request_claim_").update();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.fresh.send(failing(0)));
		this.queue.jobs().sql().sql("ALTER TABLE request_claim_ RENAME TO request_claim").update();
		assertThat(status(old)).isEqualTo(BatchStatus.FAILED);
		assertThat(this.queue.count("launch_request")).isEqualTo(2);
		LaunchRequest done = this.queue.awaitDone(this.queue.accept(failing(0)));
		assertThat(this.queue.runOf(done).instance()).as("it goes on").isEqualTo(old.instance());
	}

	@Test
	void theSameAgainGivesNothingUp() {
		failed();
		RunRequest first = keyed(failing(2), "once");
		LaunchRequest done = this.queue.awaitDone(this.fresh.send(first));
		assertThat(done.outcome().state()).isEqualTo("FAILED");
		assertThat(this.fresh.send(first)).isEqualTo(done.id());
		assertThat(status(this.queue.runOf(done))).isEqualTo(BatchStatus.FAILED);
	}

	@Test
	void whatIsBeingDoneNowIsNotGivenUp() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.queue.work().watch((name) -> {
			begun.countDown();
			try {
				goOn.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		long id = this.queue.accept(failing(0));
		begun.await();
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.fresh.send(failing(0)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.ALREADY_RUNNING));
		assertThat(this.queue.count("launch_request")).isEqualTo(1);
		goOn.countDown();
		assertThat(this.queue.awaitDone(id).outcome().state()).isEqualTo("COMPLETED");
	}

	@Test
	void withoutAQueueItIsGivenUpOnceTheNewOneHasBegun() {
		Run old = failed();
		RunOperator operator = this.queue.jobs().operator();
		Launch launch = operator.prepare(failing(0), true);
		assertThat(launch.resumed()).isNull();
		assertThat(status(old)).as("nothing has begun").isEqualTo(BatchStatus.FAILED);
		this.queue.jobs().sql().sql("DELETE FROM work_item").update();
		assertThat(operator.execute(launch).run().instance()).isNotEqualTo(old.instance());
		assertThat(status(old)).isEqualTo(BatchStatus.ABANDONED);
		assertThat(this.queue.count("work_item")).isEqualTo(3);
	}

}
