package dev.driveyard.server;

import java.util.Map;

import dev.driveyard.catalogue.library.Library;

/**
 * Starts servers.
 */
@FunctionalInterface
public interface ServerStarter {

	/**
	 * Starts a server on a library, whose lock the caller has.
	 * @param settings by their names, before those of the environment and the library's
	 * file
	 * @throws ServerStartException if it can't listen
	 */
	RunningServer start(Library library, Map<String, Object> settings);

}
