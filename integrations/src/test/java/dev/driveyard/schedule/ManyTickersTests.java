package dev.driveyard.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Occurrence.State;
import dev.driveyard.schedules.SchedulePolicy;
import dev.driveyard.schedules.SchedulePolicy.Missed;
import dev.driveyard.schedules.SchedulePolicy.Overlap;
import dev.driveyard.schedules.ScheduleTiming;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

import static dev.driveyard.schedule.HandClockConfiguration.START;
import static dev.driveyard.schedule.ScheduleFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * However many look at the schedules, each due time is launched once.
 */
class ManyTickersTests {

	private static final int MINUTES = 60;

	private static final List<String> NAMES = List.of("a", "b", "c");

	private static void create(ScheduleFixture fixture, Overlap overlap) {
		NAMES.forEach((name) -> fixture.service()
			.create(spec(name, ScheduleTiming.every(Duration.ofMinutes(1), "UTC"), Map.of(),
					SchedulePolicy.USUAL.with(Missed.ONCE, overlap)), "somebody"));
	}

	/** Each time that was launched is one, and no time is left out but those missed. */
	private static void assertEachOnce(ScheduleFixture fixture) {
		for (String name : NAMES) {
			List<Occurrence> all = fixture.occurrences(name);
			assertThat(all).extracting(Occurrence::due).doesNotHaveDuplicates();
			assertThat(all).extracting(Occurrence::request).doesNotHaveDuplicates().doesNotContainNull();
			assertThat(fixture.nextDue(name)).isEqualTo(START.plus(Duration.ofMinutes(MINUTES + 1)));
		}
		assertThat(fixture.count("launch_request")).isEqualTo(fixture.count("schedule_occurrence"));
		assertThat(fixture.count("launch_request WHERE state = 'QUEUED'")).isEqualTo(fixture.count("launch_request"))
			.isGreaterThanOrEqualTo(MINUTES);
	}

	@ParameterizedTest
	@EveryDatabase
	void severalInOneProcess(TestDatabase database, @TempDir Path folder) throws Exception {
		try (ScheduleFixture fixture = ScheduleFixture
			.idle(database.library(folder.toRealPath().resolve("library.driveyard")))) {
			create(fixture, Overlap.QUEUE);
			TickerMain.tick(fixture, 4, START, MINUTES);
			assertEachOnce(fixture);
		}
	}

	@Test
	@Tag("thorough")
	void severalInEachOfTwoProcessesThatShareAServer(@TempDir Path folder) throws Exception {
		Library library = TestDatabase.POSTGRESQL.library(folder.toRealPath().resolve("library.driveyard"));
		try (ScheduleFixture fixture = ScheduleFixture.idle(library)) {
			create(fixture, Overlap.QUEUE);
			List<String> arguments = List.of(library.folder().toString(), "3", START.toString(),
					String.valueOf(MINUTES));
			try (Child one = Child.start(List.of(), TickerMain.class, arguments);
					Child other = Child.start(List.of(), TickerMain.class, arguments)) {
				one.awaitStart();
				other.awaitStart();
				assertThat(one.awaitEnd()).contains("ended").doesNotContain("ERROR").doesNotContain("WARN");
				assertThat(other.awaitEnd()).contains("ended").doesNotContain("ERROR").doesNotContain("WARN");
			}
			assertEachOnce(fixture);
		}
	}

	@ParameterizedTest
	@EveryDatabase
	void ofSeveralThatOverlapOneIsLaunched(TestDatabase database, @TempDir Path folder) throws Exception {
		try (ScheduleFixture fixture = ScheduleFixture
			.idle(database.library(folder.toRealPath().resolve("library.driveyard")))) {
			create(fixture, Overlap.SKIP);
			TickerMain.tick(fixture, 4, START, MINUTES);
			for (String name : NAMES) {
				assertThat(fixture.occurrences(name)).filteredOn((one) -> one.state() == State.OPEN).hasSize(1);
				assertThat(fixture.occurrences(name)).filteredOn((one) -> one.state() == State.SKIPPED).isNotEmpty();
			}
			assertThat(fixture.count("launch_request")).isEqualTo(NAMES.size());
		}
	}

	/** Several find that it succeeded; one lets the other begin. */
	@ParameterizedTest
	@EveryDatabase
	void whatFollowsIsLaunchedOnce(TestDatabase database, @TempDir Path folder) throws Exception {
		try (ScheduleFixture fixture = ScheduleFixture
			.idle(database.library(folder.toRealPath().resolve("library.driveyard")))) {
			create(fixture, Overlap.QUEUE);
			fixture.service()
				.create(spec("last", ScheduleTiming.after("a", "UTC"), Map.of(),
						SchedulePolicy.USUAL.with(Missed.ONCE, Overlap.QUEUE)), "somebody");
			TickerMain.tick(fixture, 1, START, MINUTES);
			fixture.jobs()
				.sql()
				.sql("UPDATE launch_request SET state = 'DONE', outcome = 'COMPLETED', run_id = id")
				.update();
			TickerMain.tick(fixture, 4, START.plus(Duration.ofMinutes(MINUTES)), 0);
			assertThat(fixture.occurrences("last")).hasSize(MINUTES)
				.extracting(Occurrence::request)
				.doesNotContainNull()
				.doesNotHaveDuplicates();
			assertThat(fixture.count("launch_request")).isEqualTo(4L * MINUTES);
		}
	}

}
