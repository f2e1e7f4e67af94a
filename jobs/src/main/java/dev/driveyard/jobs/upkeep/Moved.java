package dev.driveyard.jobs.upkeep;

/**
 * Something that a run moved.
 *
 * @param source absolute path
 * @param target absolute path
 */
record Moved(String source, String target) {
}
