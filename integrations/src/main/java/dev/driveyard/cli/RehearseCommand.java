package dev.driveyard.cli;

import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.HereOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What the launcher runs once so that the JVM learns which classes it will need.
 */
@Command(name = "rehearse", hidden = true, description = "Used by the launcher after a build.")
final class RehearseCommand extends BaseCommand implements HereOnly {

	@Parameters(paramLabel = "PURPOSE", arity = "0..1", defaultValue = "",
			description = "client for what a server elsewhere does, serve for a server.")
	String purpose = "";

	@Override
	public String reason() {
		return "It prepares the launcher of this machine.";
	}

	@Override
	public Integer call() throws Exception {
		return context().rehearsal().run(this.purpose);
	}

}
