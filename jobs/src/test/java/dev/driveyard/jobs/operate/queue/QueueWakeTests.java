package dev.driveyard.jobs.operate.queue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.operate.LeftWork;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.requests.LaunchRequest.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;

import static dev.driveyard.jobs.operate.queue.QueueFixture.work;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queue where nobody looks at it unasked: what may go on has to be told.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class QueueWakeTests {

	@Parameter
	TestDatabase database;

	private QueueFixture queue;

	@BeforeEach
	void open(@TempDir Path folder) throws Exception {
		this.queue = QueueFixture.open(this.database.library(folder.toRealPath().resolve("library.driveyard")), 2,
				"1h");
	}

	@AfterEach
	void close() {
		this.queue.close();
	}

	/** Something of a run hangs in a call of the system as it ends. */
	@Test
	void whatWaitsForARunThatHungGoesOnAsSoonAsThatReturns() {
		LeftWork left = this.queue.jobs().bean(LeftWork.class);
		Object hanging = new Object();
		this.queue.work().watch((name) -> {
			if (name.equals("hangs")) {
				left.add(hanging, onlyExecution(), "/a/file");
			}
		});
		this.queue.awaitDone(this.queue.accept(work("hangs", "/a")));
		assertThat(this.queue.jobs().bean(ClaimStore.class).held()).isNotEmpty();
		long waiting = this.queue.accept(work("next", "/a"));
		long other = this.queue.accept(work("other", "/b"));
		this.queue.awaitDone(other);
		assertThat(this.queue.find(waiting).state()).isEqualTo(State.QUEUED);
		left.end(hanging);
		this.queue.awaitDone(waiting);
		assertThat(this.queue.ran()).containsExactly("hangs", "other", "next");
		assertThat(this.queue.jobs().bean(ClaimStore.class).held()).isEmpty();
	}

	private JobExecution onlyExecution() {
		long run = this.queue.jobs().sql().sql("SELECT run FROM work_time").query(Long.class).single();
		return Objects.requireNonNull(this.queue.jobs().bean(JobRepository.class).getJobExecution(run));
	}

	@Test
	void listenersThatFailOrBlockKeepNothingFromBeingTaken() {
		CountDownLatch never = new CountDownLatch(1);
		RunEvents events = this.queue.jobs().bean(RunEvents.class);
		RunEventListener blocking = (event) -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		};
		events.add(blocking);
		events.add((event) -> {
			throw new AssertionError("This is no exception that anybody expects");
		});
		for (String name : List.of("a", "b", "c")) {
			this.queue.awaitDone(this.queue.accept(work(name, "/a")));
		}
		Awaitility.await().until(() -> this.queue.events().size() == 9);
		assertThat(this.queue.events()).extracting(RunEvent::kind)
			.startsWith(RunEvent.Kind.QUEUED, RunEvent.Kind.STARTED, RunEvent.Kind.ENDED);
		never.countDown();
		events.remove(blocking);
	}

}
