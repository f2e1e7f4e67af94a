package dev.driveyard.cli.command;

import picocli.CommandLine;

/**
 * A command that only holds others.
 */
public abstract class GroupCommand extends BaseCommand {

	@Override
	public Integer call() {
		throw new CommandLine.ParameterException(this.spec.commandLine(), "A subcommand is missing");
	}

}
