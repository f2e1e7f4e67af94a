package dev.driveyard.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.QueueChannels;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.runs.requests.LaunchRequest;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.Occurrence.State;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.SchedulePolicy.Missed;
import dev.driveyard.schedules.SchedulePolicy.Overlap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.ChannelInterceptor;

import static dev.driveyard.schedule.HandClockConfiguration.START;
import static dev.driveyard.schedule.ScheduleFixture.hourly;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of due times, whatever the clock does.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class DueTimesTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final SchedulePolicy QUEUING = SchedulePolicy.USUAL.with(Missed.ONCE, Overlap.QUEUE);

	@Parameter
	TestDatabase database;

	private ScheduleFixture fixture;

	@BeforeEach
	void open(@TempDir Path folder) throws Exception {
		this.fixture = ScheduleFixture.open(this.database.library(folder.toRealPath().resolve("library.driveyard")));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aDueTimeIsLaunchedAndItsEndIsRecorded() {
		this.fixture.hourly("a");
		assertThat(this.fixture.nextDue("a")).isEqualTo(START.plus(HOUR));
		this.fixture.tickAfter(Duration.ofMinutes(59));
		assertThat(this.fixture.occurrences("a")).isEmpty();
		this.fixture.tickAfter(Duration.ofMinutes(1));
		LaunchRequest request = this.fixture.request(this.fixture.last("a"));
		assertThat(request.asked().requestedBy()).isEqualTo("schedule a");
		assertThat(request.asked().key())
			.isEqualTo("schedule:" + this.fixture.last("a").schedule() + ":" + START.plus(HOUR));
		assertThat(this.fixture.nextDue("a")).isEqualTo(START.plus(HOUR).plus(HOUR));
		Occurrence ended = this.fixture.awaitEnd("a");
		assertThat(ended.result().outcome()).isEqualTo("COMPLETED");
		assertThat(ended.cause()).isEqualTo(Cause.DUE);
		assertThat(ended.due()).isEqualTo(START.plus(HOUR));
		assertThat(this.fixture.items("a")).isOne();
		assertThat(this.fixture.occurrences("a")).hasSize(1);
		assertThat(this.fixture.service().find("a").schedule().due().last()).isEqualTo(START.plus(HOUR));
	}

	@Test
	void whatWasMissedIsMadeUpForOnce() {
		this.fixture.service().create(hourly("a", Map.of(), QUEUING), "x");
		this.fixture.tickAfter(Duration.ofHours(50));
		this.fixture.tick();
		assertThat(this.fixture.occurrences("a")).hasSize(1);
		assertThat(this.fixture.count("launch_request")).isOne();
		assertThat(this.fixture.nextDue("a")).isEqualTo(START.plus(Duration.ofHours(51)));
	}

	@Test
	void whatIsToBeSkippedIfMissedIsSkipped() {
		this.fixture.service().create(hourly("a", Map.of(), QUEUING.with(Missed.SKIP, Overlap.QUEUE)), "x");
		this.fixture.tickAfter(HOUR.plus(Duration.ofSeconds(61)));
		assertThat(this.fixture.last("a").state()).isEqualTo(State.MISSED);
		assertThat(this.fixture.count("launch_request")).isZero();
		assertThat(this.fixture.nextDue("a")).isEqualTo(START.plus(Duration.ofHours(2)));
		this.fixture.clock().set(START.plus(Duration.ofHours(2)).plusSeconds(59));
		this.fixture.tick();
		assertThat(this.fixture.last("a").state()).as("a little late is not missed").isEqualTo(State.OPEN);
		this.fixture.tickAfter(Duration.ofHours(100));
		assertThat(this.fixture.last("a").state()).isEqualTo(State.MISSED);
		assertThat(this.fixture.count("launch_request")).isOne();
	}

	@Test
	void aClockThatGoesBackLaunchesNothingTwice() {
		this.fixture.service().create(hourly("a", Map.of(), QUEUING), "x");
		for (int hour = 1; hour <= 5; hour++) {
			this.fixture.tickAfter(HOUR);
		}
		assertThat(this.fixture.count("launch_request")).isEqualTo(5);
		this.fixture.clock().set(START.plus(Duration.ofMinutes(150)));
		for (int half = 0; half < 5; half++) {
			this.fixture.tick();
			assertThat(this.fixture.count("launch_request")).isEqualTo(5);
			this.fixture.clock().add(Duration.ofMinutes(30));
		}
		this.fixture.clock().set(START.plus(Duration.ofHours(6)));
		this.fixture.tick();
		assertThat(this.fixture.count("launch_request")).isEqualTo(6);
		assertThat(this.fixture.occurrences("a")).extracting(Occurrence::due).doesNotHaveDuplicates().hasSize(6);
	}

	@Test
	void aClockThatWasYearsAheadKeepsNothingFromBeingDue() {
		this.fixture.service().create(hourly("a", Map.of(), QUEUING), "x");
		this.fixture.tickAfter(Duration.ofDays(4000));
		assertThat(this.fixture.occurrences("a")).hasSize(1);
		this.fixture.clock().set(START.plus(Duration.ofMinutes(30)));
		this.fixture.tick();
		assertThat(this.fixture.nextDue("a")).isEqualTo(START.plus(HOUR));
		this.fixture.tickAfter(HOUR);
		assertThat(this.fixture.occurrences("a")).as("that one was made up for before").hasSize(1);
		this.fixture.tickAfter(HOUR);
		assertThat(this.fixture.occurrences("a")).hasSize(2);
	}

	@Test
	void whileTheOneBeforeHasNotEndedATimeIsSkippedOrWaits() {
		this.fixture.service().create(hourly("skips", Map.of("items", 3000, "millis", 5), SchedulePolicy.USUAL), "x");
		this.fixture.service().create(hourly("waits", Map.of(), QUEUING), "x");
		this.fixture.tickAfter(HOUR);
		this.fixture.tickAfter(HOUR);
		assertThat(this.fixture.occurrences("skips")).extracting(Occurrence::state)
			.containsExactly(State.SKIPPED, State.OPEN);
		assertThat(this.fixture.last("skips").result().message()).contains("has not ended");
		assertThat(this.fixture.nextDue("skips")).isEqualTo(START.plus(Duration.ofHours(3)));
		assertThat(this.fixture.occurrences("waits")).extracting(Occurrence::request).doesNotContainNull().hasSize(2);
		this.fixture.jobs().requestStop();
	}

	@Test
	void whatCanNotBeAcceptedIsRecordedAndTheNextTimeComes() {
		this.fixture.hourly("a");
		this.fixture.jobs().sql().sql("UPDATE schedule SET parameters = '{\"name\":\"wrong\"}'").update();
		this.fixture.tickAfter(HOUR);
		assertThat(this.fixture.last("a").state()).isEqualTo(State.REFUSED);
		assertThat(this.fixture.last("a").result().message()).contains("wrong");
		assertThat(this.fixture.nextDue("a")).isEqualTo(START.plus(Duration.ofHours(2)));
		assertThat(this.fixture.count("launch_request")).isZero();
	}

	@Test
	void requestAndDueTimeAreOneTransaction() {
		this.fixture.hourly("a");
		this.fixture.jobs().sabotage("INSERT", "schedule_occurrence", "NEW.state = 'OPEN'");
		this.fixture.tickAfter(HOUR);
		assertThat(this.fixture.count("launch_request")).isZero();
		assertThat(this.fixture.nextDue("a")).isEqualTo(START.plus(HOUR));
		this.fixture.jobs().repair();
		this.fixture.tick();
		assertThat(this.fixture.count("launch_request")).isOne();
		assertThat(this.fixture.nextDue("a")).isEqualTo(START.plus(Duration.ofHours(2)));
	}

	@Test
	void whatCanNotBeLaunchedIsNotTriedAgainWithoutAPause() {
		this.fixture.hourly("a");
		this.fixture.jobs().sabotage("INSERT", "schedule_occurrence", "NEW.state = 'OPEN'");
		this.fixture.clock().add(HOUR);
		Scheduler scheduler = this.fixture.jobs().bean(Scheduler.class);
		assertThat(scheduler.look()).isEqualTo(this.fixture.jobs().bean(ScheduleSettings.class).poll());
		this.fixture.jobs().repair();
		scheduler.look();
		assertThat(this.fixture.count("launch_request")).isOne();
	}

	@Test
	void whoeverEmbedsItSeesWhatIsLaunchedOnTheChannel() {
		List<Object> seen = new CopyOnWriteArrayList<>();
		this.fixture.jobs()
			.bean(QueueChannels.LAUNCH_REQUESTS, DirectChannel.class)
			.addInterceptor(new ChannelInterceptor() {
				@Override
				public Message<?> preSend(Message<?> message, MessageChannel channel) {
					seen.add(message.getPayload());
					return message;
				}
			});
		this.fixture.hourly("a");
		this.fixture.tickAfter(HOUR);
		assertThat(seen).singleElement()
			.isInstanceOfSatisfying(RunRequest.class,
					(request) -> assertThat(request.requestedBy()).isEqualTo("schedule a"));
	}

	@Test
	void onlyTheNewestTimesAreKept() {
		this.fixture.service()
			.create(ScheduleFixture.spec("a", TimingText.parse("1s", "UTC"), Map.of(),
					SchedulePolicy.USUAL.with(Missed.SKIP, Overlap.SKIP)), "x");
		Instant start = this.fixture.clock().instant();
		this.fixture.jobs().sql().sql("""
				INSERT INTO schedule_occurrence (schedule_id, cause, due, requested_by, state, failures, created)
				WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700)
				SELECT (SELECT id FROM schedule), 'DUE', -i, 'x', 'ENDED', 0, 0 FROM n""").update();
		this.fixture.clock().set(start.plusSeconds(600));
		this.fixture.tick();
		assertThat(this.fixture.occurrences("a")).hasSize(500)
			.first()
			.extracting(Occurrence::state)
			.isEqualTo(State.MISSED);
	}

}
