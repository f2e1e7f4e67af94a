package dev.driveyard.runs.notices;

/**
 * Something to be told.
 *
 * @param id tells it from all others: whoever gets one twice knows by that
 * @param body a JSON object
 * @param tries how often it was tried, this time counted
 */
public record StoredNotice(long id, String body, int tries) {
}
