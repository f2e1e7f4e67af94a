package dev.driveyard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that a test sets.
 */
final class HandClock implements InstantSource {

	private volatile Instant now;

	HandClock(Instant now) {
		this.now = now;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	void set(Instant next) {
		this.now = next;
	}

	void add(Duration time) {
		this.now = this.now.plus(time);
	}

}
