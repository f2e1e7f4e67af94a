package dev.driveyard.cli.terminal;

/**
 * What a command's exit code means. Scripts rely on them: they never change.
 */
public final class ExitCodes {

	/** Done. */
	public static final int DONE = 0;

	/** It failed, or a path that was named is not there; the message says why. */
	public static final int FAILED = 1;

	/** The command was used wrongly. */
	public static final int USAGE = 2;

	/** Done, but some files could not be handled. */
	public static final int ISSUES = 3;

	/** Stopped before it was done; the same command goes on. */
	public static final int STOPPED = 4;

	/** Done, and files are not what they should be. */
	public static final int FINDINGS = 5;

	/** Ctrl-C, and what was asked for goes on at a server. */
	public static final int LOOKED_AWAY = 130;

	/** Nobody reads what is printed any more: as of a program that SIGPIPE ends. */
	public static final int NO_READER = 141;

	private ExitCodes() {
	}

}
