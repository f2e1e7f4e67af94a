package dev.driveyard.cli.command;

import dev.driveyard.cli.remote.RemoteServer;

/**
 * A command that can be done by a server elsewhere, without a library of this machine.
 */
public interface RemoteCommand {

	/**
	 * Does it there.
	 * @return the exit code
	 */
	int callRemote(RemoteServer server);

}
