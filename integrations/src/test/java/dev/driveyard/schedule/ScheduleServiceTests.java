package dev.driveyard.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import dev.driveyard.database.EveryDatabase;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Occurrence.Cause;
import dev.driveyard.schedules.RunWindow;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.SchedulePolicy.Missed;
import dev.driveyard.schedules.SchedulePolicy.Overlap;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;
import dev.driveyard.storage.local.LocalPaths;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

import static dev.driveyard.schedule.HandClockConfiguration.START;
import static dev.driveyard.schedule.ScheduleFixture.hourly;
import static dev.driveyard.schedule.ScheduleFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link ScheduleService} with nobody who runs anything.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
@Tag(EveryDatabase.ALWAYS)
class ScheduleServiceTests {

	private static final SchedulePolicy FULL = new SchedulePolicy(Missed.SKIP, Overlap.QUEUE, 7,
			new RunWindow(LocalTime.of(22, 0), LocalTime.of(6, 30)), Duration.ofHours(3), 4, Duration.ofSeconds(90));

	@Parameter
	TestDatabase database;

	@TempDir
	private Path folder;

	private ScheduleFixture fixture;

	private ScheduleService service;

	@BeforeEach
	void open() throws Exception {
		this.fixture = ScheduleFixture
			.idle(this.database.library(this.folder.toRealPath().resolve("library.driveyard")));
		this.service = this.fixture.service();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private static void assertRefused(FailureCode code, ThrowingCallable call) {
		assertThatExceptionOfType(OperateException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
	}

	@Test
	void whatIsKeptIsWhatWasWanted() {
		ScheduleSpec spec = spec("a", ScheduleTiming.cron("30 2 * * 1-5", "Europe/Berlin"),
				Map.of("changes", List.of("/a", "/b"), "items", 3), FULL);
		Schedule kept = this.service.create(spec, "somebody").schedule();
		assertThat(kept.spec()).isEqualTo(spec);
		assertThat(kept.authors()).isEqualTo(new Schedule.Authors(START, "somebody", START, "somebody"));
		assertThat(kept.due().next()).isEqualTo("2027-06-02T00:30:00Z");
		assertThat(this.service.nextTimes("a", 3)).extracting(Object::toString)
			.containsExactly("2027-06-02T00:30:00Z", "2027-06-03T00:30:00Z", "2027-06-04T00:30:00Z");
		assertThat(this.service.all()).extracting((state) -> state.schedule().name()).containsExactly("a");
		assertThat(this.service.find("a").last()).isNull();
	}

	@Test
	void changingItsTimesCountsFromNowAndChangingTheRestLeavesThem() {
		this.service.create(hourly("a", Map.of(), SchedulePolicy.USUAL), "somebody");
		this.fixture.clock().add(Duration.ofMinutes(30));
		Schedule changed = this.service.change("a", hourly("b", Map.of(), FULL), "another").schedule();
		assertThat(changed.name()).isEqualTo("b");
		assertThat(changed.due().next()).isEqualTo(START.plus(Duration.ofHours(1)));
		assertThat(changed.authors().changedBy()).isEqualTo("another");
		assertThat(changed.authors().createdBy()).isEqualTo("somebody");
		Schedule other = this.service
			.change("b", spec("b", ScheduleTiming.every(Duration.ofHours(2), "UTC"), Map.of(), FULL), "another")
			.schedule();
		assertThat(other.due().next()).isEqualTo(START.plus(Duration.ofMinutes(150)));
		assertRefused(FailureCode.NO_SUCH_SCHEDULE, () -> this.service.find("a"));
	}

	@Test
	void aNameIsOnesOwn() {
		this.fixture.hourly("a");
		this.fixture.hourly("b");
		assertRefused(FailureCode.SCHEDULE_EXISTS, () -> this.fixture.hourly("a"));
		assertRefused(FailureCode.SCHEDULE_EXISTS,
				() -> this.service.change("a", hourly("b", Map.of(), FULL), "somebody"));
		for (String name : List.of("", " a", "a\n", "x".repeat(101))) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.fixture.hourly(name))
				.withMessageContaining("name");
		}
	}

	@Test
	void parametersAreParsedStrictlyAndNothingIsChanged() {
		assertRefused(FailureCode.NO_SUCH_JOB, () -> this.service
			.create(new ScheduleSpec("a", "nothing", Map.of(), TimingText.parse("1h", "UTC"), FULL), "somebody"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.create(hourly("a", Map.of("itmes", 3), FULL), "somebody"))
			.withMessageContaining("itmes");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.create(hourly("wrong", Map.of(), FULL), "somebody"));
		assertThat(this.service.all()).isEmpty();
		assertThat(this.fixture.count("launch_request")).isZero();
	}

	@Test
	void whatMakesNoSenseIsRefused() {
		for (SchedulePolicy wrong : List.of(FULL.atMost(Duration.ZERO), FULL.retrying(-1, Duration.ZERO),
				FULL.retrying(101, Duration.ZERO), FULL.retrying(1, Duration.ofDays(2)))) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.service.create(hourly("a", Map.of(), wrong), "somebody"));
		}
		for (ScheduleTiming wrong : List.of(new ScheduleTiming(null, null, null, "UTC"),
				new ScheduleTiming("0 0 * * *", Duration.ofHours(1), null, "UTC"),
				ScheduleTiming.cron("0 0 30 2 *", "UTC"), ScheduleTiming.cron("0 0 * * *", "Nowhere/At_All"),
				ScheduleTiming.every(Duration.ZERO, "UTC"))) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.service.create(spec("a", wrong, Map.of(), FULL), "somebody"));
			assertThatIllegalArgumentException().isThrownBy(() -> this.service.preview(wrong, 1));
		}
	}

	@Test
	void noneFollowsItselfAndNoneThatIsFollowedIsRemoved() {
		this.fixture.hourly("a");
		this.service.create(spec("b", ScheduleTiming.after("a", "UTC"), Map.of(), FULL), "somebody");
		this.service.create(spec("c", ScheduleTiming.after("b", "UTC"), Map.of(), FULL), "somebody");
		for (String name : List.of("a", "c")) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> this.service.change("a", spec("a", ScheduleTiming.after(name, "UTC"), Map.of(), FULL),
						"somebody"))
				.withMessageContaining("itself");
		}
		assertRefused(FailureCode.NO_SUCH_SCHEDULE,
				() -> this.service.create(spec("d", ScheduleTiming.after("x", "UTC"), Map.of(), FULL), "somebody"));
		assertRefused(FailureCode.SCHEDULE_FOLLOWED, () -> this.service.remove("a"));
		this.service.change("a", hourly("new name", Map.of(), FULL), "somebody");
		assertThat(this.service.find("b").schedule().spec().timing().after()).isEqualTo("new name");
		this.service.remove("c");
		this.service.remove("b");
		this.service.remove("new name");
		assertThat(this.service.all()).isEmpty();
	}

	@Test
	void whileItIsPausedItIsDueAtNoTimeAndThenNothingWasMissed() {
		this.fixture.hourly("a");
		String author = this.service.find("a").schedule().authors().changedBy();
		this.service.pause("a");
		assertThat(this.service.find("a").schedule().paused()).isTrue();
		assertThat(this.service.find("a").schedule().authors().changedBy()).as("whose word it is").isEqualTo(author);
		assertThat(this.service.nextTimes("a", 3)).isEmpty();
		this.fixture.tickAfter(Duration.ofHours(5));
		this.service.resume("a");
		this.fixture.tick();
		assertThat(this.fixture.occurrences("a")).isEmpty();
		this.fixture.tickAfter(Duration.ofHours(1));
		assertThat(this.fixture.occurrences("a")).hasSize(1);
	}

	@Test
	void nowIsNowWhateverElseIsSaid() {
		this.service.create(hourly("a", Map.of(), FULL), "somebody");
		this.service.pause("a");
		long request = this.service.runNow("a", "another");
		Occurrence now = this.fixture.last("a");
		assertThat(now.cause()).isEqualTo(Cause.MANUAL);
		assertThat(now.request()).isEqualTo(request);
		assertThat(this.fixture.request(now).asked().requestedBy()).isEqualTo("another");
		assertThat(this.fixture.request(now).asked().notBefore()).as("its window").isNull();
		assertThat(this.fixture.request(now).asked().priority()).isEqualTo(7);
		assertThat(this.service.runNow("a", "another")).as("it may overlap").isNotEqualTo(request);
		this.fixture.hourly("b");
		this.service.runNow("b", "another");
		assertRefused(FailureCode.SCHEDULE_BUSY, () -> this.service.runNow("b", "another"));
		assertThat(this.fixture.occurrences("b")).hasSize(1);
		this.fixture.jobs().sql().sql("UPDATE schedule SET job = 'gone' WHERE name = 'a'").update();
		assertRefused(FailureCode.NO_SUCH_JOB, () -> this.service.runNow("a", "another"));
	}

	@Test
	void timesAreShownBeforeAnythingIsKept() {
		assertThat(this.service.preview(ScheduleTiming.cron("@every 90m", "UTC"), 2))
			.containsExactly(START.plus(Duration.ofMinutes(90)), START.plus(Duration.ofHours(3)));
		assertThat(this.service.preview(ScheduleTiming.cron("0 0 1 1 *", "UTC"), 1)).extracting(Object::toString)
			.containsExactly("2028-01-01T00:00:00Z");
	}

	@Test
	void thoseThatMostWantCanBeKeptAsTheyAre() throws Exception {
		Path tree = Files.createDirectory(this.folder.resolve("tree"));
		this.fixture.jobs().index(tree.toRealPath());
		List<ScheduleSpec> ready = ReadySchedules.of(List.of(LocalPaths.encode(tree.toRealPath())), 1 << 30,
				"Europe/Berlin");
		ready.forEach((spec) -> this.service.create(spec, "somebody"));
		assertThat(this.service.all()).extracting((state) -> state.schedule().spec().job())
			.containsExactlyInAnyOrder("index", "validate", "duplicates", "prune-history");
		assertThat(this.fixture.count("location")).as("nothing is made by that").isOne();
	}

}
