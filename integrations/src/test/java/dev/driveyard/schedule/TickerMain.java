package dev.driveyard.schedule;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.runs.RunStore;
import dev.driveyard.schedules.OccurrenceQueries;
import dev.driveyard.schedules.OccurrenceStore;
import dev.driveyard.schedules.ScheduleQueries;
import dev.driveyard.schedules.ScheduleStore;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Several threads that look at the schedules of a library, for the same times.
 */
final class TickerMain {

	private TickerMain() {
	}

	/**
	 * Arguments: the library's folder, how many threads, from which time on, how many
	 * minutes.
	 */
	public static void main(String[] arguments) throws InterruptedException {
		try (ScheduleFixture fixture = ScheduleFixture.idle(LibraryFolder.open(Path.of(arguments[0])))) {
			System.out.println("started");
			tick(fixture, Integer.parseInt(arguments[1]), Instant.parse(arguments[2]), Integer.parseInt(arguments[3]));
		}
		System.out.println("ended");
	}

	/** Lets threads look, each at every minute. */
	static void tick(ScheduleFixture fixture, int threads, Instant start, int minutes) throws InterruptedException {
		List<Thread> all = new ArrayList<>();
		for (int number = 0; number < threads; number++) {
			ScheduleTicks ticks = ticks(fixture);
			Thread thread = new Thread(() -> {
				for (int minute = 0; minute <= minutes; minute++) {
					ticks.tick(start.plus(Duration.ofMinutes(minute)));
				}
			});
			thread.start();
			all.add(thread);
		}
		for (Thread thread : all) {
			thread.join();
		}
	}

	/** One of a process of its own. */
	private static ScheduleTicks ticks(ScheduleFixture fixture) {
		return new SchedulerConfiguration().scheduleTicks(fixture.jobs().bean(ScheduleQueries.class),
				fixture.jobs().bean(OccurrenceQueries.class), fixture.jobs().bean(ScheduleStore.class),
				fixture.jobs().bean(OccurrenceStore.class), fixture.jobs().bean(OccurrenceLauncher.class),
				fixture.jobs().bean(LaunchQueue.class), fixture.jobs().operator(), fixture.jobs().bean(RunStore.class),
				fixture.jobs().bean("transactionManager", JdbcTransactionManager.class),
				fixture.jobs().bean(ScheduleSettings.class));
	}

}
