package dev.driveyard.cli.command;

import java.util.List;
import java.util.function.LongSupplier;

import dev.driveyard.jobs.summary.RunNote;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * A run that is about to be started.
 *
 * @param notes what a person should know of it
 * @param resumed the run that it goes on with, null if it is new
 * @param start starts it, and gives its number as soon as it has one
 */
public record RunStart(List<RunNote> notes, @Nullable Run resumed, LongSupplier start) {
}
