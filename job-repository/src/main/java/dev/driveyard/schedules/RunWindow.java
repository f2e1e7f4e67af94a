package dev.driveyard.schedules;

import java.time.LocalTime;

/**
 * The part of each day in which runs may be at work. It may go past midnight.
 *
 * @param from the first moment
 * @param to the first moment after it
 */
public record RunWindow(LocalTime from, LocalTime to) {

	public RunWindow {
		if (from.equals(to)) {
			throw new IllegalArgumentException("The window from " + from + " to " + to + " is no part of a day");
		}
	}

	/** Whether a time of the day is in it. */
	public boolean contains(LocalTime time) {
		boolean begun = !time.isBefore(this.from);
		boolean over = !time.isBefore(this.to);
		return this.from.isBefore(this.to) ? begun && !over : begun || !over;
	}

}
