package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.driveyard.schedules.RunWindow;
import dev.driveyard.schedules.ScheduleTiming;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Recurrence} against a plain look at every minute, around all changes of clocks.
 */
class RecurrenceProperties {

	private static final int DAYS = 4;

	@Provide
	Arbitrary<ZoneId> zones() {
		return Arbitraries
			.of("Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca", "Antarctica/Troll",
					"Asia/Kathmandu", "UTC")
			.map(ZoneId::of);
	}

	/** A day or two before one of the changes to come, or any time. */
	@Provide
	Arbitrary<Integer> hoursBefore() {
		return Arbitraries.integers().between(1, 40);
	}

	@Provide
	Arbitrary<Set<Integer>> minutes() {
		return Arbitraries.integers().between(0, 59).set().ofMinSize(1).ofMaxSize(6);
	}

	@Provide
	Arbitrary<Set<Integer>> hours() {
		return Arbitraries.integers().between(0, 23).set().ofMinSize(1).ofMaxSize(12);
	}

	private static Instant near(ZoneId zone, int change, int hours) {
		Instant time = Instant.parse("2026-01-01T00:00:00Z");
		for (int number = 0; number < change; number++) {
			var next = zone.getRules().nextTransition(time);
			time = (next != null) ? next.getInstant() : time.plus(Duration.ofDays(100));
		}
		return time.minus(Duration.ofHours(hours));
	}

	private static String text(Set<Integer> numbers) {
		return new TreeSet<>(numbers).stream().map(String::valueOf).collect(Collectors.joining(","));
	}

	private static void check(String cron, ZoneId zone, Instant start, NavigableSet<Instant> expected) {
		Recurrence recurrence = Recurrence.of(ScheduleTiming.cron(cron, zone.getId()), start);
		List<Instant> times = recurrence.next(start, expected.size());
		assertThat(times).as("%s in %s from %s", cron, zone, start).containsExactlyElementsOf(expected);
		for (Instant time : times) { // also from between the times, as after a restart
			assertThat(recurrence.next(time.minusSeconds(1))).isEqualTo(time);
			assertThat(recurrence.next(time))
				.isEqualTo(expected.higher(time) != null ? expected.higher(time) : recurrence.next(time))
				.isAfter(time);
		}
	}

	@Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
	void fixedHoursAreDueOnceADay(@ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 8) int change,
			@ForAll("hoursBefore") int before, @ForAll("minutes") Set<Integer> minutes,
			@ForAll("hours") Set<Integer> hours) {
		Instant start = near(zone, change, before);
		Instant end = start.plus(Duration.ofDays(DAYS));
		TreeSet<Instant> expected = new TreeSet<>();
		LocalDateTime local = LocalDateTime.ofInstant(start, zone).minusDays(2).withSecond(0).withNano(0);
		for (; local.isBefore(LocalDateTime.ofInstant(end, zone).plusDays(2)); local = local.plusMinutes(1)) {
			Instant time = local.atZone(zone).toInstant();
			if (hours.contains(local.getHour()) && minutes.contains(local.getMinute()) && time.isAfter(start)
					&& time.isBefore(end)) {
				expected.add(time);
			}
		}
		check(text(minutes) + " " + text(hours) + " * * *", zone, start, expected);
	}

	@Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
	void anyHourIsDueWheneverTheClockShowsIt(@ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 8) int change,
			@ForAll("hoursBefore") int before, @ForAll("minutes") Set<Integer> minutes,
			@ForAll @IntRange(min = 1, max = 12) int step) {
		Instant start = near(zone, change, before);
		Instant end = start.plus(Duration.ofDays(DAYS));
		TreeSet<Instant> expected = new TreeSet<>();
		for (Instant time = start.plusSeconds(60); time.isBefore(end); time = time.plusSeconds(60)) {
			LocalDateTime local = LocalDateTime.ofInstant(time, zone);
			if (local.getHour() % step == 0 && minutes.contains(local.getMinute())) {
				expected.add(time);
			}
		}
		check(text(minutes) + " */" + step + " * * *", zone, start, expected);
	}

	@Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
	void aWindowOpensAtTheFirstMinuteThatIsInIt(@ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 8) int change,
			@ForAll("hoursBefore") int before, @ForAll @IntRange(max = 23) int from,
			@ForAll @IntRange(max = 23) int hours) {
		RunWindow window = new RunWindow(LocalTime.of(from, 0), LocalTime.of((from + 1 + hours % 22) % 24, 0));
		WindowTimes times = new WindowTimes(window, zone);
		Instant start = near(zone, change, before);
		Instant opens = times.opens(start);
		assertThat(times.isOpen(opens)).isTrue();
		assertThat(opens).isAfterOrEqualTo(start).isBefore(start.plus(Duration.ofDays(3)));
		if (times.isOpen(start)) {
			assertThat(opens).isEqualTo(start);
		}
	}

}
