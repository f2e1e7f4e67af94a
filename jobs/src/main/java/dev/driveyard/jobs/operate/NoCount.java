package dev.driveyard.jobs.operate;

/**
 * Nothing: for steps that count their files or entries, and nothing else.
 */
public enum NoCount {

}
