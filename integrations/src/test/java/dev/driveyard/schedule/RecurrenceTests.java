package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import dev.driveyard.schedules.RunWindow;
import dev.driveyard.schedules.ScheduleTiming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link Recurrence} where clocks change, and what can't be one.
 */
class RecurrenceTests {

	private static final Instant ANCHOR = Instant.parse("2027-01-01T00:00:00Z");

	private static List<String> next(String cron, String zone, String after, int count) {
		ZoneId id = ZoneId.of(zone);
		return Recurrence.of(ScheduleTiming.cron(cron, zone), ANCHOR)
			.next(Instant.parse(after), count)
			.stream()
			.map((time) -> time.atZone(id).toOffsetDateTime().toString())
			.toList();
	}

	@Test
	void aFixedHourThatTheClockSkipsIsDueLaterThatDay() {
		assertThat(next("30 2 * * *", "Europe/Berlin", "2027-03-26T12:00:00Z", 3))
			.containsExactly("2027-03-27T02:30+01:00", "2027-03-28T03:30+02:00", "2027-03-29T02:30+02:00");
		assertThat(next("15 2 * * *", "Australia/Lord_Howe", "2026-10-02T12:00:00Z", 3))
			.containsExactly("2026-10-03T02:15+10:30", "2026-10-04T02:45+11:00", "2026-10-05T02:15+11:00");
	}

	@Test
	void aFixedHourThatTheClockShowsTwiceIsDueTheFirstTime() {
		assertThat(next("30 2 * * *", "Europe/Berlin", "2026-10-23T12:00:00Z", 3))
			.containsExactly("2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
		assertThat(next("45 1 * * *", "Australia/Lord_Howe", "2027-04-02T12:00:00Z", 3))
			.containsExactly("2027-04-03T01:45+11:00", "2027-04-04T01:45+11:00", "2027-04-05T01:45+10:30");
	}

	@Test
	void twoHoursThatBecomeOneAreDueOnce() {
		assertThat(next("0,30 2,3 * * *", "Europe/Berlin", "2027-03-27T12:00:00Z", 4)).containsExactly(
				"2027-03-28T03:00+02:00", "2027-03-28T03:30+02:00", "2027-03-29T02:00+02:00", "2027-03-29T02:30+02:00");
	}

	@Test
	void fromWithinTheSkippedHourWhatWasSkippedIsStillDue() {
		assertThat(next("30 2 * * *", "Europe/Berlin", "2027-03-28T01:10:00Z", 1))
			.containsExactly("2027-03-28T03:30+02:00");
	}

	@Test
	void anyHourMeansInstants() {
		assertThat(next("30 * * * *", "Europe/Berlin", "2027-03-28T00:00:00Z", 3))
			.containsExactly("2027-03-28T01:30+01:00", "2027-03-28T03:30+02:00", "2027-03-28T04:30+02:00");
		assertThat(next("30 * * * *", "Europe/Berlin", "2026-10-25T00:00:00Z", 3))
			.containsExactly("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", "2026-10-25T03:30+01:00");
		assertThat(next("45 * * * *", "Australia/Lord_Howe", "2027-04-03T14:00:00Z", 3))
			.containsExactly("2027-04-04T01:45+11:00", "2027-04-04T01:45+10:30", "2027-04-04T02:45+10:30");
		assertThat(next("15,45 * * * *", "Australia/Lord_Howe", "2026-10-03T15:00:00Z", 3))
			.containsExactly("2026-10-04T01:45+10:30", "2026-10-04T02:45+11:00", "2026-10-04T03:15+11:00");
	}

	@Test
	void anIntervalCaresForNoClock() {
		Recurrence recurrence = Recurrence.of(TimingText.parse("@every 40m", "Europe/Berlin"), ANCHOR);
		assertThat(recurrence.next(ANCHOR, 3)).containsExactly(ANCHOR.plus(Duration.ofMinutes(40)),
				ANCHOR.plus(Duration.ofMinutes(80)), ANCHOR.plus(Duration.ofMinutes(120)));
		assertThat(recurrence.next(ANCHOR.plus(Duration.ofMinutes(41)))).isEqualTo(ANCHOR.plus(Duration.ofMinutes(80)));
		assertThat(recurrence.next(ANCHOR.minus(Duration.ofMinutes(1)))).isEqualTo(ANCHOR);
	}

	@Test
	void ofADayOfTheMonthAndOneOfTheWeekEitherWillDo() {
		assertThat(next("0 4 13 * 5", "UTC", "2026-11-05T00:00:00Z", 4)).containsExactly("2026-11-06T04:00Z",
				"2026-11-13T04:00Z", "2026-11-20T04:00Z", "2026-11-27T04:00Z");
		assertThat(next("0 4 13 * 5", "UTC", "2026-12-05T00:00:00Z", 2)).containsExactly("2026-12-11T04:00Z",
				"2026-12-13T04:00Z");
		assertThat(next("0 4 * * 0", "UTC", "2026-11-23T00:00:00Z", 1))
			.isEqualTo(next("0 4 * * 7", "UTC", "2026-11-23T00:00:00Z", 1));
	}

	@Test
	void aDayThatIsRareIsFound() {
		assertThat(next("0 0 29 2 *", "UTC", "2097-01-01T00:00:00Z", 1)).containsExactly("2104-02-29T00:00Z");
		assertThat(next("0 * 29 2 *", "Europe/Berlin", "2028-03-01T00:00:00Z", 1))
			.containsExactly("2032-02-29T00:00+01:00");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0 0 30 2 *       | never comes
			0 0 31 4,6,9,11 *| never comes
			0 0 * *          | five fields
			0 0 0 * * *      | five fields
			60 0 * * *       | can't be understood
			x 0 * * *        | can't be understood
			@reboot          | is no time
			@every 0s        | a second at least
			@every x         | no duration
			0ms              | a second at least
			P4000D           | ten years
			''               | five fields
			""")
	void whatIsNoTimeIsRefusedWithTheReason(String text, String reason) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ScheduleChecks.checkTiming(TimingText.parse(text, "UTC"), ANCHOR))
			.withMessageContaining(reason);
	}

	@ParameterizedTest
	@CsvSource({ "15m,900", "PT15M,900", "@every 2h,7200", "1d,86400", "pt90s,90" })
	void intervalsAreWrittenInSeveralWays(String text, long seconds) {
		assertThat(TimingText.parse(text, "UTC")).isEqualTo(ScheduleTiming.every(Duration.ofSeconds(seconds), "UTC"));
	}

	@Test
	void aPartOfADayHasTwoEndsAndNothingBetween() {
		assertThat(TimingText.window("22:00 - 06:30"))
			.isEqualTo(new RunWindow(LocalTime.of(22, 0), LocalTime.of(6, 30)));
		for (String none : List.of("22:00", "22:00-x-06:00", "22:00-25:00", "")) {
			assertThatIllegalArgumentException().isThrownBy(() -> TimingText.window(none))
				.withMessageContaining("'" + none + "' is no part of a day");
		}
	}

	@ParameterizedTest
	@CsvSource({ "Europe/Nowhere,There is no time zone", "so la la,is no time zone" })
	void aZoneThatIsNoneIsRefused(String zone, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> Recurrence.zone(zone)).withMessageContaining(reason);
	}

	@Test
	void namesStandForTheirCrons() {
		assertThat(next("@daily", "Europe/Berlin", "2026-11-29T12:00:00Z", 1))
			.isEqualTo(next("0 0 * * *", "Europe/Berlin", "2026-11-29T12:00:00Z", 1));
		assertThat(next("@hourly", "UTC", "2026-11-29T12:00:00Z", 1)).containsExactly("2026-11-29T13:00Z");
	}

}
