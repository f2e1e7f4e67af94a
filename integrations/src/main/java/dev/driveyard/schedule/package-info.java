/**
 * The scheduler: when schedules are due, that each due time is launched once however many
 * processes there are, and what becomes of what was launched. Drivers use
 * {@link dev.driveyard.schedule.ScheduleService}.
 */
@NullMarked
package dev.driveyard.schedule;

import org.jspecify.annotations.NullMarked;
