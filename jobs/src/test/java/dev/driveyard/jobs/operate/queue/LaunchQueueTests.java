package dev.driveyard.jobs.operate.queue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.HostDevice;
import dev.driveyard.database.EagerTransactionManager;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.Address;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.runs.requests.FailedRuns;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.runs.requests.LaunchRequest.Outcome;
import dev.driveyard.runs.requests.LaunchRequest.State;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.runs.requests.RequestStore.Taken;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.driveyard.jobs.operate.queue.QueueFixture.prior;
import static dev.driveyard.jobs.operate.queue.QueueFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link LaunchQueue} and {@link QueueWorkers} in one process.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class LaunchQueueTests {

	@Parameter
	TestDatabase database;

	private QueueFixture queue;

	@BeforeEach
	void open(@TempDir Path folder) throws Exception {
		this.queue = QueueFixture.open(this.database.library(folder.toRealPath().resolve("library.driveyard")), 3);
	}

	@AfterEach
	void close() {
		this.queue.close();
	}

	/** Lets one run go on only when it is told to, and waits until it has begun. */
	private CountDownLatch hold(RunRequest request) throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.queue.work().watch((name) -> {
			if (name.equals(request.parameters().get("name"))) {
				begun.countDown();
				await(goOn);
			}
		});
		this.queue.accept(request);
		assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
		return goOn;
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void whatIsAcceptedIsRunAndTold() {
		long id = this.queue.accept(work("a", "/a"));
		LaunchRequest done = this.queue.awaitDone(id);
		assertThat(done.outcome().state()).isEqualTo("COMPLETED");
		assertThat(this.queue.runOf(done).status().name()).isEqualTo("COMPLETED");
		assertThat(done.asked().requestedBy()).isEqualTo("somebody");
		assertThat(done.times().ended()).isNotNull();
		Awaitility.await().until(() -> this.queue.events().size() == 3);
		assertThat(this.queue.events()).extracting(RunEvent::kind)
			.containsExactly(RunEvent.Kind.QUEUED, RunEvent.Kind.STARTED, RunEvent.Kind.ENDED);
		assertThat(this.queue.events().get(2))
			.isEqualTo(new RunEvent(RunEvent.Kind.ENDED, id, done.run(), "work", "a", "somebody", "COMPLETED", null));
		assertThat(this.queue.count("request_claim")).isZero();
	}

	@Test
	void itIsTakenSinceItWasToldOfAndNotByThePoll() {
		Library library = this.queue.jobs().library();
		this.queue.close();
		this.queue = QueueFixture.open(library, 3, "1h");
		this.queue.awaitDone(this.queue.accept(work("a", "/a")));
		this.queue.awaitDone(this.queue.accept(work("b", "/a")));
	}

	@Test
	void whatOverlapsRunsOneAfterTheOtherInItsOrderAndTheRestBesides() throws Exception {
		CountDownLatch goOn = hold(work("first", "/a/b"));
		long whole = this.queue.accept(work("whole", "/a"));
		long part = this.queue.accept(work("part", "/a/c"));
		long other = this.queue.accept(work("other", "/ab"));
		this.queue.awaitDone(other);
		assertThat(this.queue.find(whole).state()).isEqualTo(State.QUEUED);
		assertThat(this.queue.find(part).state()).as("it would pass one that waits").isEqualTo(State.QUEUED);
		goOn.countDown();
		this.queue.awaitDone(part);
		assertThat(this.queue.ran()).containsExactly("first", "other", "whole", "part");
		this.queue.assertNothingOverlapped();
	}

	@Test
	void whatOnlyReadsRunsBesideWhatOnlyReads() throws Exception {
		CountDownLatch goOn = hold(work("one", Map.of("reads", List.of("/a"))));
		this.queue.awaitDone(this.queue.accept(work("two", Map.of("reads", List.of("/a/b")))));
		long writes = this.queue.accept(work("three", "/a/b"));
		assertThat(this.queue.find(writes).state()).isEqualTo(State.QUEUED);
		goOn.countDown();
		this.queue.awaitDone(writes);
	}

	@Test
	void theLargerPriorityGoesFirstAndThenTheOlder() throws Exception {
		CountDownLatch goOn = hold(work("first", "/"));
		this.queue.accept(work("b", "/a"));
		this.queue.accept(work("c", "/a"));
		this.queue.accept(prior(work("a", "/a"), 5));
		long last = this.queue.accept(prior(work("d", "/a"), -1));
		goOn.countDown();
		this.queue.awaitDone(last);
		assertThat(this.queue.ran()).containsExactly("first", "a", "b", "c", "d");
	}

	@Test
	void whatWaitsIsMovedAndCancelled() throws Exception {
		CountDownLatch goOn = hold(work("first", "/a"));
		long first = this.queue.requests().page(RequestQueries.Filter.ALL, Long.MAX_VALUE, 1).get(0).id();
		this.queue.accept(work("b", "/a"));
		long c = this.queue.accept(work("c", "/a"));
		long d = this.queue.accept(work("d", "/a"));
		this.queue.queue().move(c, 1);
		this.queue.queue().cancel(d);
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.queue.queue().cancel(first))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.NOT_WAITING))
			.satisfies((ex) -> assertThat(ex.run()).isEqualTo(this.queue.find(first).run()));
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.queue.queue().move(d, 1))
			.withMessage("Request " + d + " is cancelled.");
		assertThatExceptionOfType(OperateException.class).isThrownBy(() -> this.queue.queue().cancel(999))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.NO_SUCH_REQUEST));
		goOn.countDown();
		this.queue.awaitAllDone(QueueFixture.LONG);
		assertThat(this.queue.ran()).containsExactly("first", "c", "b");
		assertThat(this.queue.find(d).state()).isEqualTo(State.CANCELLED);
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.queue.events()).filteredOn((event) -> event.kind() == RunEvent.Kind.CANCELLED)
						.hasSize(1));
	}

	@Test
	void aPausedQueueAcceptsAndRunsNothing() throws Exception {
		this.queue.queue().pause();
		long id = this.queue.accept(work("a", "/a"));
		TimeUnit.MILLISECONDS.sleep(700);
		assertThat(this.queue.find(id).state()).isEqualTo(State.QUEUED);
		assertThat(this.queue.queue().isPaused()).isTrue();
		this.queue.queue().resume();
		this.queue.awaitDone(id);
	}

	@Test
	void whatIsForLaterWaitsAndHoldsUpNobody() throws Exception {
		Instant later = Instant.now().plusMillis(1500);
		RunRequest request = work("later", "/a");
		long id = this.queue
			.accept(new RunRequest(request.job(), request.parameters(), 9, request.requestedBy(), null, later));
		this.queue.awaitDone(this.queue.accept(work("now", "/a")));
		assertThat(this.queue.find(id).state()).isEqualTo(State.QUEUED);
		this.queue.awaitDone(id);
		assertThat(Instant.now()).isAfterOrEqualTo(later.minusMillis(5));
		assertThat(this.queue.ran()).containsExactly("now", "later");
	}

	@Test
	void theSameKeyGivesTheSameRequestAndNeverAnotherOne() {
		RunRequest one = work("a", Map.of("changes", List.of("/a"), "items", 2));
		RunRequest keyed = new RunRequest(one.job(), one.parameters(), 0, "somebody", "key", null);
		long id = this.queue.accept(keyed);
		this.queue.awaitDone(id);
		Map<String, Object> turned = new LinkedHashMap<>();
		List<String> names = new ArrayList<>(keyed.parameters().keySet());
		Collections.reverse(names);
		names.forEach((name) -> turned.put(name, keyed.parameters().get(name)));
		assertThat(this.queue.accept(new RunRequest("work", turned, 0, "somebody else", "key", null))).isEqualTo(id);
		assertThatExceptionOfType(OperateException.class)
			.isThrownBy(
					() -> this.queue.accept(new RunRequest("work", work("b", "/a").parameters(), 0, "x", "key", null)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.KEY_REUSED));
		assertThat(this.queue.count("launch_request")).isEqualTo(1);
	}

	@Test
	void whatIsWrongIsRefusedAtOnceAndKeptNowhere() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.queue.accept(work("wrong", "/a")));
		assertThatIllegalArgumentException().isThrownBy(() -> this.queue.accept(work("a", Map.of("unknown", "x"))));
		assertThatExceptionOfType(OperateException.class)
			.isThrownBy(() -> this.queue.accept(RunRequest.of("nothing", Map.of(), "x")))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.NO_SUCH_JOB));
		assertThat(this.queue.count("launch_request")).isZero();
	}

	@Test
	void whatCanNotBeRunAnyMoreIsRefusedWithTheReason() throws Exception {
		CountDownLatch goOn = hold(work("first", "/a"));
		long id = this.queue.accept(work("second", "/a"));
		this.queue.jobs()
			.sql()
			.sql("UPDATE launch_request SET parameters = replace(parameters, 'second', 'wrong') WHERE id = ?")
			.param(id)
			.update();
		goOn.countDown();
		assertThat(this.queue.awaitDone(id).outcome())
			.isEqualTo(new Outcome(Outcome.REFUSED, "The name 'wrong' is wrong"));
		assertThat(this.queue.find(id).run()).isNull();
	}

	@Test
	void askingTwiceForTheSameRunsItTwiceAndNeverAtOnce() {
		long one = this.queue.accept(work("a", Map.of("millis", 50)));
		long two = this.queue.accept(work("a", Map.of("millis", 50)));
		this.queue.awaitDone(one);
		LaunchRequest second = this.queue.awaitDone(two);
		assertThat(second.outcome().state()).as("the item is there").isEqualTo("FAILED");
		assertThat(this.queue.runOf(second).instance()).isNotEqualTo(this.queue.runOf(this.queue.find(one)).instance());
	}

	@Test
	void aRequestForWhatFailedResumesThatRun() {
		LaunchRequest failed = this.queue.awaitDone(this.queue.accept(work("a", Map.of("items", 5, "fails", 3))));
		assertThat(failed.outcome().state()).isEqualTo("FAILED");
		assertThat(failed.outcome().message()).contains("It was to fail");
		LaunchRequest resumed = this.queue.awaitDone(this.queue.accept(work("a", Map.of("items", 5))));
		assertThat(resumed.outcome().state()).isEqualTo("COMPLETED");
		assertThat(this.queue.runOf(resumed).instance()).isEqualTo(this.queue.runOf(failed).instance());
		assertThat(this.queue.count("work_item WHERE name = 'a'")).isEqualTo(5);
	}

	@Test
	void aRunIsRestartedByRequest() {
		LaunchRequest failed = this.queue.awaitDone(this.queue.accept(work("a", Map.of("items", 5, "fails", 3))));
		LaunchRequest restarted = this.queue
			.awaitDone(this.queue.queue().restart(this.queue.runOf(failed).id(), "another"));
		assertThat(restarted.outcome().state()).isEqualTo("COMPLETED");
		assertThat(restarted.asked().ofRun()).isEqualTo(failed.run());
		assertThatExceptionOfType(OperateException.class)
			.isThrownBy(() -> this.queue.queue().restart(this.queue.runOf(restarted).id(), "another"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(FailureCode.NOT_RESUMABLE));
	}

	@Test
	void aRunThatSomebodyStopsIsNotGoneOnWithByItself() throws Exception {
		long id = this.queue.accept(work("a", Map.of("items", 1000, "millis", 20)));
		Awaitility.await().until(() -> this.queue.count("work_item") > 2);
		this.queue.jobs().operator().stop(this.queue.runOf(this.queue.find(id)).id());
		assertThat(this.queue.awaitDone(id).outcome().state()).isEqualTo("STOPPED");
		TimeUnit.MILLISECONDS.sleep(500);
		assertThat(this.queue.ran()).hasSize(1);
	}

	@Test
	void aRunThatStopsWithItsProcessIsGoneOnWithByTheNext() {
		long id = this.queue.accept(work("a", Map.of("items", 60, "millis", 20)));
		long waits = this.queue.accept(work("b", Map.of("changes", List.of("/b"))));
		Awaitility.await().until(() -> this.queue.count("work_item WHERE name = 'a'") > 2);
		this.queue.close();
		this.queue = QueueFixture.open(this.queue.jobs().library(), 2);
		LaunchRequest done = this.queue.awaitDone(id);
		this.queue.awaitDone(waits);
		assertThat(done.outcome().state()).isEqualTo("COMPLETED");
		assertThat(this.queue.count("work_item WHERE name = 'a'")).isEqualTo(60);
		List<Run> runs = this.queue.jobs().bean(RunStore.class).page(Long.MAX_VALUE, 10);
		assertThat(runs.stream().filter((run) -> run.description().equals("a")).map(Run::status).map(Enum::name))
			.containsExactly("COMPLETED", "STOPPED");
		assertThat(runs.stream().filter((run) -> run.description().equals("a")).map(Run::instance).distinct())
			.hasSize(1);
	}

	@Test
	void drainingLetsWhatRunsComeToItsEndAndTakesNothingMore() throws Exception {
		long id = this.queue.accept(work("a", Map.of("changes", List.of("/a"), "items", 10, "millis", 30)));
		Awaitility.await().until(() -> this.queue.count("work_item") > 1);
		long waits = this.queue.accept(work("b", "/a"));
		assertThat(this.queue.workers().drain(QueueFixture.LONG)).isTrue();
		assertThat(this.queue.find(id).outcome().state()).isEqualTo("COMPLETED");
		assertThat(this.queue.find(waits).state()).isEqualTo(State.QUEUED);
		this.queue.workers().stop();
		this.queue.workers().start();
		this.queue.awaitDone(waits);
	}

	@Test
	void whatASenderRollsBackWasNeverAccepted() throws Exception {
		TransactionTemplate transactions = new TransactionTemplate(
				this.queue.jobs().bean(EagerTransactionManager.class));
		transactions.executeWithoutResult((status) -> {
			this.queue.accept(work("a", "/a"));
			status.setRollbackOnly();
		});
		TimeUnit.MILLISECONDS.sleep(400);
		assertThat(this.queue.count("launch_request")).isZero();
		assertThat(this.queue.events()).isEmpty();
		this.queue
			.awaitDone(Objects.requireNonNull(transactions.execute((status) -> this.queue.accept(work("b", "/a")))));
	}

	@Test
	void whatARequestWaitsForIsSaid() throws Exception {
		QueueObstacles obstacles = this.queue.jobs().bean(QueueObstacles.class);
		CountDownLatch goOn = hold(work("first", "/a/b"));
		long first = this.queue.requests().page(RequestQueries.Filter.ALL, Long.MAX_VALUE, 1).get(0).id();
		long second = this.queue.accept(work("second", "/a", "/c"));
		long third = this.queue.accept(work("third", "/c/d"));
		long again = this.queue.accept(work("first", "/a/b"));
		long later = this.queue.accept(new RunRequest("work", work("later").parameters(), 0, "somebody", null,
				Instant.now().plusSeconds(1000)));
		assertThat(obstacles.queuedBehind(first)).isEmpty();
		assertThat(obstacles.queuedBehind(second))
			.hasValue(new Obstacle(Obstacle.Kind.RUN, this.queue.runOf(this.queue.find(first)).id(), null,
					new Address(this.queue.jobs().bean(HostDevice.class).id(), "/a/b"), "first"));
		assertThat(obstacles.queuedBehind(third))
			.hasValue(new Obstacle(Obstacle.Kind.REQUEST, null, second, null, "second"));
		assertThat(obstacles.queuedBehind(again)).map(Obstacle::kind).hasValue(Obstacle.Kind.RUN);
		assertThat(obstacles.queuedBehind(later)).map(Obstacle::kind).hasValue(Obstacle.Kind.NOT_YET);
		this.queue.queue().pause();
		assertThat(obstacles.queuedBehind(third)).map(Obstacle::kind).hasValue(Obstacle.Kind.PAUSED);
		this.queue.queue().cancel(again);
		this.queue.queue().resume();
		goOn.countDown();
		this.queue.awaitDone(third);
		assertThat(obstacles.queuedBehind(third)).isEmpty();
	}

	@Test
	void whatFailedIsRestartedInBulkAndOnce() {
		BulkRestart bulk = this.queue.jobs().bean(BulkRestart.class);
		for (String name : List.of("a", "b", "c")) {
			this.queue.awaitDone(this.queue.accept(work(name, Map.of("items", 4, "fails", 2))));
		}
		this.queue.awaitDone(this.queue.accept(work("c", Map.of("items", 4))));
		assertThat(bulk.restart(new FailedRuns.Filter("index", null, null), "x", 10).requests()).isEmpty();
		this.queue.queue().pause();
		List<Long> restarted = bulk.restart(FailedRuns.Filter.ALL, "x", 10).requests();
		assertThat(restarted).hasSize(2);
		assertThat(bulk.restart(FailedRuns.Filter.ALL, "x", 10).requests()).isEmpty();
		this.queue.queue().resume();
		assertThat(restarted)
			.allSatisfy((id) -> assertThat(this.queue.awaitDone(id).outcome().state()).isEqualTo("COMPLETED"));
		assertThat(this.queue.count("work_item")).isEqualTo(12);
	}

	/** A worker that another process took for dead runs nothing more of what it took. */
	@Test
	void whatWasTakenByAnotherMeanwhileDoesNotBegin() {
		this.queue.workers().stop();
		long id = this.queue.accept(work("a", "/a"));
		Taken taken = this.queue.jobs().bean(RequestTaker.class).take(Set.of(), true).orElseThrow();
		assertThat(taken.request().id()).isEqualTo(id);
		this.queue.jobs().sql().sql("UPDATE launch_request SET process_id = 'another'").update();
		RequestRunner runner = this.queue.workers().runner();
		assertThat(runner.run(taken, (run) -> {
			throw new AssertionError("It began");
		}, () -> false)).isTrue();
		assertThat(this.queue.find(id).state()).isEqualTo(State.RUNNING);
		assertThat(this.queue.count("run")).isZero();
		this.queue.workers().start(); // which finds that nobody has it
		assertThat(this.queue.awaitDone(id).outcome().state()).isEqualTo("COMPLETED");
		assertThat(this.queue.ran()).containsExactly("a");
	}

	/** That its first run died is not what became of it. */
	@Test
	void whatWasTakenAgainByAProcessThatDiedBeforeItWentOnWaitsAgain() {
		long id = this.queue.accept(work("a", Map.of("items", 40, "millis", 20)));
		Awaitility.await().until(() -> this.queue.count("work_item") > 2);
		this.queue.workers().stop();
		this.queue.jobs().sql().sql("UPDATE BATCH_JOB_EXECUTION SET STATUS = 'FAILED'").update();
		assertThat(this.queue.jobs().bean(RequestTaker.class).take(Set.of(), true)).isPresent();
		this.queue.jobs().sql().sql("UPDATE launch_request SET process_id = 'another'").update();
		this.queue.workers().start();
		assertThat(this.queue.awaitDone(id).outcome().state()).isEqualTo("COMPLETED");
		assertThat(this.queue.count("work_item")).isEqualTo(40);
	}

	/** Somebody came first who had not queued. */
	@Test
	void whatSomebodyElseClaimsMeanwhileWaitsAgain() throws Exception {
		this.queue.workers().stop();
		long id = this.queue.accept(work("a", "/a"));
		Taken taken = this.queue.jobs().bean(RequestTaker.class).take(Set.of(), true).orElseThrow();
		CountDownLatch goOn = new CountDownLatch(1);
		this.queue.work().watch((name) -> await(goOn));
		long direct = this.queue.jobs()
			.operator()
			.start(this.queue.jobs().operator().prepare(work("direct", "/a/b"), false));
		assertThat(this.queue.workers().runner().run(taken, (run) -> {
		}, () -> false)).isFalse();
		assertThat(this.queue.find(id).state()).isEqualTo(State.QUEUED);
		this.queue.workers().start();
		TimeUnit.MILLISECONDS.sleep(400);
		assertThat(this.queue.find(id).state()).isEqualTo(State.QUEUED);
		goOn.countDown();
		this.queue.jobs().operator().await(direct);
		this.queue.awaitDone(id);
		this.queue.assertNothingOverlapped();
	}

}
