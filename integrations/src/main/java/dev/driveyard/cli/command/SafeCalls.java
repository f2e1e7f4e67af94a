package dev.driveyard.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.storage.local.SystemCalls;

/**
 * Tells whoever changes files that this can only be done the weaker way here; root, who
 * works among the files of others, is refused.
 */
final class SafeCalls {

	private SafeCalls() {
	}

	/**
	 * Refuses, or says so once.
	 * @throws CatalogueException to root, with the remedy
	 */
	static void require(BaseCommand command) {
		String fault = SystemCalls.fault();
		if (fault == null) {
			return;
		}
		if (isRoot() && SystemCalls.areKnown()) {
			throw new CatalogueException("Root changes no files without them. " + fault);
		}
		command.output().note("driveyard: " + fault);
	}

	private static boolean isRoot() {
		try {
			return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

}
