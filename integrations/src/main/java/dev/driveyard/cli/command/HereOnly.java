package dev.driveyard.cli.command;

/**
 * A command that no server elsewhere does.
 */
public interface HereOnly {

	/** Why, and what can be done instead: whole sentences. */
	String reason();

}
