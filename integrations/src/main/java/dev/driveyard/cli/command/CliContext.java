package dev.driveyard.cli.command;

import java.util.function.Consumer;

import dev.driveyard.catalogue.library.Libraries;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.notify.NoticeTrial;
import dev.driveyard.server.ServerStarter;

/**
 * What commands get from the program around them.
 *
 * @param version of the program
 * @param onInterrupt takes an action to run at Ctrl-C or SIGTERM, which then waits for
 * the command to end
 * @param server starts a server on a library
 * @param notices sends a notice that is only a test
 * @param rehearsal runs the hidden training of the launcher
 */
public record CliContext(String version, Libraries libraries, Session.Opener opener, ServerStarter server,
		NoticeTrial.Sender notices, Output output, Consumer<Runnable> onInterrupt, Rehearsing rehearsal) {

	/**
	 * Runs usual commands, for what the JVM learns by it.
	 */
	@FunctionalInterface
	public interface Rehearsing {

		/**
		 * Rehearses.
		 * @param purpose which commands
		 * @return the exit code
		 */
		int run(String purpose) throws Exception;

	}

}
