/**
 * Schedules and what came of their times, as rows. Which times those are, and who
 * launches at them, is the matter of a driver.
 */
@NullMarked
package dev.driveyard.schedules;

import org.jspecify.annotations.NullMarked;
