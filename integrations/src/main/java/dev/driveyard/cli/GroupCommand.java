package dev.driveyard.cli;

import picocli.CommandLine;

/**
 * A command that only holds others.
 */
abstract class GroupCommand extends BaseCommand {

	@Override
	public Integer call() {
		throw new CommandLine.ParameterException(this.spec.commandLine(), "A subcommand is missing");
	}

}
