package dev.driveyard.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.Occurrence.Result;
import dev.driveyard.schedules.Occurrence.State;
import dev.driveyard.schedules.Occurrence.Stopping;
import dev.driveyard.schedules.RunWindow;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.ScheduleTiming;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

import static dev.driveyard.schedule.ScheduleFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of runs that schedules have launched.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class ScheduledRunsTests {

	private static final Map<String, Object> LONG = Map.of("items", 4000, "millis", 5);

	/** For what a machine with much else to do may need. */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final ScheduleTiming OFTEN = TimingText.parse("1s", "UTC");

	@Parameter
	TestDatabase database;

	private ScheduleFixture fixture;

	@BeforeEach
	void open(@TempDir Path folder) throws Exception {
		this.fixture = ScheduleFixture.live(this.database.library(folder.toRealPath().resolve("library.driveyard")));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private void create(String name, Map<String, Object> more, SchedulePolicy policy) {
		this.fixture.service().create(spec(name, OFTEN, more, policy), "somebody");
	}

	/** Looks until the first time has come, and then lets no other come. */
	private Occurrence launch(String name) {
		Awaitility.await().atMost(PATIENCE).until(() -> {
			this.fixture.tick();
			return !this.fixture.occurrences(name).isEmpty();
		});
		this.fixture.service().pause(name);
		return this.fixture.last(name);
	}

	private Run awaitRun(String name) {
		Awaitility.await().atMost(PATIENCE).until(() -> this.fixture.items(name) > 0);
		return this.fixture.jobs()
			.operator()
			.require(Objects.requireNonNull(this.fixture.request(this.fixture.last(name)).run()));
	}

	private void window(String name, Map<String, Object> more, LocalTime from, LocalTime to) {
		this.fixture.service()
			.change(name, spec(name, OFTEN, more, SchedulePolicy.USUAL.within(new RunWindow(from, to))), "somebody");
	}

	private static LocalTime now() {
		return LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
	}

	@Test
	void aRunThatFailsIsGoneOnWithAfterAPause() {
		create("a", Map.of("items", 5, "fails", 3), SchedulePolicy.USUAL.retrying(2, Duration.ofMillis(300)));
		launch("a");
		Occurrence ended = this.fixture.awaitEnd("a");
		assertThat(ended.result().outcome()).isEqualTo("COMPLETED");
		assertThat(ended.failures()).isOne();
		assertThat(this.fixture.items("a")).isEqualTo(5);
		assertThat(this.fixture.count("launch_request")).isEqualTo(2);
		LaunchRequest retry = this.fixture.request(ended);
		assertThat(retry.asked().action()).isEqualTo(LaunchRequest.Action.RESTART);
		assertThat(retry.asked().notBefore()).isNotNull();
		assertThat(retry.asked().requestedBy()).isEqualTo("schedule a");
	}

	@Test
	void onceItHasFailedAsOftenAsItMayItHasFailed() {
		create("a", Map.of("items", 5, "fails", 3), SchedulePolicy.USUAL);
		launch("a");
		Occurrence ended = this.fixture.awaitEnd("a");
		assertThat(ended.result().outcome()).isEqualTo("FAILED");
		assertThat(ended.result().message()).contains("It was to fail");
		assertThat(this.fixture.count("launch_request")).isOne();
	}

	@Test
	void pausesDoubleUpToADay() {
		SchedulePolicy policy = SchedulePolicy.USUAL.retrying(100, Duration.ofMinutes(1));
		assertThat(List.of(1, 2, 3, 4)).extracting((failures) -> OccurrenceSettler.pause(policy, failures).toMinutes())
			.containsExactly(1L, 2L, 4L, 8L);
		assertThat(OccurrenceSettler.pause(policy, 100)).isEqualTo(Duration.ofDays(1));
		assertThat(OccurrenceSettler.pause(policy.retrying(9, Duration.ZERO), 9)).isZero();
	}

	@Test
	void atTheEndOfItsWindowARunStopsAndInTheNextItGoesOn() {
		create("a", Map.of("items", 60, "millis", 50), SchedulePolicy.USUAL);
		launch("a");
		Run first = awaitRun("a");
		LocalTime opens = now().plusSeconds(6);
		window("a", Map.of("items", 60, "millis", 50), opens, now());
		Awaitility.await().atMost(PATIENCE).until(() -> {
			this.fixture.tick();
			return this.fixture.request(this.fixture.last("a")).asked().action() == LaunchRequest.Action.RESTART;
		});
		assertThat(this.fixture.jobs().operator().require(first.id()).state()).isEqualTo(Run.State.STOPPED);
		assertThat(this.fixture.items("a")).isBetween(1L, 59L);
		LaunchRequest again = this.fixture.request(this.fixture.last("a"));
		assertThat(again.asked().ofRun()).isEqualTo(first.id());
		assertThat(Objects.requireNonNull(again.asked().notBefore()).atZone(ZoneOffset.UTC).toLocalTime())
			.isEqualTo(opens);
		assertThat(this.fixture.last("a").state()).isEqualTo(State.OPEN);
		Occurrence ended = this.fixture.awaitEnd("a");
		assertThat(ended.result().outcome()).isEqualTo("COMPLETED");
		assertThat(ended.failures()).isZero();
		assertThat(this.fixture.items("a")).isEqualTo(60);
		assertThat(this.fixture.count("run")).isEqualTo(2);
		assertThat(Instant.now().atZone(ZoneOffset.UTC).toLocalTime()).isAfter(opens);
	}

	@Test
	void whatIsDueOutsideItsWindowWaitsForIt() {
		LocalTime opens = now().plusHours(2);
		create("a", Map.of(), SchedulePolicy.USUAL.within(new RunWindow(opens, opens.plusHours(1))));
		Occurrence launched = launch("a");
		assertThat(this.fixture.request(launched).state()).isEqualTo(LaunchRequest.State.QUEUED);
		assertThat(Objects.requireNonNull(this.fixture.request(launched).asked().notBefore())
			.atZone(ZoneOffset.UTC)
			.toLocalTime()).isEqualTo(opens);
	}

	@Test
	void whatWaitsWhenItsWindowEndsDoesNotBeginOutside() {
		this.fixture.jobs().bean(LaunchQueue.class).pause();
		create("a", Map.of(), SchedulePolicy.USUAL);
		launch("a");
		LocalTime opens = now().plusHours(2);
		window("a", Map.of(), opens, opens.plusHours(1));
		this.fixture.tick();
		LaunchRequest request = this.fixture.request(this.fixture.last("a"));
		assertThat(Objects.requireNonNull(request.asked().notBefore()).atZone(ZoneOffset.UTC).toLocalTime())
			.isEqualTo(opens);
	}

	@Test
	void aRunThatTakesTooLongIsStoppedAndMarked() {
		create("a", LONG, SchedulePolicy.USUAL.atMost(Duration.ofSeconds(1)));
		launch("a");
		Occurrence ended = this.fixture.awaitEnd("a");
		assertThat(ended.result().outcome()).isEqualTo(Result.TIME_LIMIT);
		assertThat(ended.stopping()).isEqualTo(Stopping.LIMIT);
		assertThat(this.fixture.count("launch_request")).isOne();
		assertThat(this.fixture.items("a")).isLessThan(4000);
	}

	@Test
	void oneThatAPersonStopsIsNotGoneOnWith() {
		create("a", LONG, SchedulePolicy.USUAL.retrying(3, Duration.ZERO));
		launch("a");
		this.fixture.jobs().operator().stop(awaitRun("a").id());
		assertThat(this.fixture.awaitEnd("a").result().outcome()).isEqualTo("STOPPED");
		assertThat(this.fixture.count("launch_request")).isOne();
	}

	@Test
	void afterASuccessThoseThatFollowAreLaunchedOnce() {
		create("a", Map.of(), SchedulePolicy.USUAL);
		for (String follower : List.of("b", "c", "d")) {
			this.fixture.service()
				.create(spec(follower, ScheduleTiming.after(follower.equals("d") ? "c" : "a", "UTC"), Map.of(),
						SchedulePolicy.USUAL), "somebody");
		}
		launch("a");
		Occurrence d = Awaitility.await().atMost(PATIENCE).until(() -> {
			this.fixture.tick();
			return this.fixture.service().find("d").last();
		}, Objects::nonNull);
		assertThat(d).isNotNull();
		assertThat(this.fixture.awaitEnd("d").result().outcome()).isEqualTo("COMPLETED");
		assertThat(this.fixture.awaitEnd("b").cause()).isEqualTo(Cause.AFTER);
		assertThat(this.fixture.last("b").afterRun()).isEqualTo(this.fixture.request(this.fixture.last("a")).run());
		for (String name : List.of("a", "b", "c", "d")) {
			assertThat(this.fixture.occurrences(name)).as(name).hasSize(1);
		}
		assertThat(this.fixture.count("launch_request")).isEqualTo(4);
	}

	@Test
	void afterAFailureNothingFollows() {
		create("a", Map.of("items", 3, "fails", 2), SchedulePolicy.USUAL);
		this.fixture.service()
			.create(spec("b", ScheduleTiming.after("a", "UTC"), Map.of(), SchedulePolicy.USUAL), "somebody");
		launch("a");
		this.fixture.awaitEnd("a");
		this.fixture.tick();
		assertThat(this.fixture.occurrences("b")).isEmpty();
	}

	@Test
	void theSchedulerLooksByItself() {
		this.fixture.jobs().bean(Scheduler.class).start();
		create("a", Map.of("items", 0), SchedulePolicy.USUAL);
		this.fixture.service()
			.create(spec("b", ScheduleTiming.after("a", "UTC"), Map.of("items", 0), SchedulePolicy.USUAL), "somebody");
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.fixture.occurrences("b")
				.stream()
				.filter((one) -> Result.COMPLETED.equals(one.result().outcome()))
				.count() >= 2);
		this.fixture.jobs().bean(Scheduler.class).stop();
	}

}
