package dev.driveyard.schedule;

import java.time.Instant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Replaces the clock of schedules by one that stands still until it is set.
 */
@Configuration(proxyBeanMethods = false)
class HandClockConfiguration {

	/** A time far enough that no real clock comes to it in a test. */
	static final Instant START = Instant.parse("2027-06-01T12:00:00Z");

	@Bean(ScheduleConfiguration.CLOCK)
	HandClock handClock() {
		return new HandClock(START);
	}

}
