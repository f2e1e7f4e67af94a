package dev.driveyard.cli;

import dev.driveyard.cli.command.BaseCommand;
import picocli.CommandLine.Command;

/**
 * What the launcher runs once so that the JVM learns which classes it will need.
 */
@Command(name = "rehearse", hidden = true, description = "Used by the launcher after a build.")
final class RehearseCommand extends BaseCommand {

	@Override
	public Integer call() throws Exception {
		return context().rehearsal().call();
	}

}
