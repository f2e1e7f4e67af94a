package dev.driveyard.jobs.history;

import java.nio.file.Path;
import java.util.Map;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.operate.RunOperator.Launch;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;

/**
 * Prunes in a process of its own, which holds the library as a command does, says
 * {@code started}, and can be killed.
 */
final class PruneMain {

	private PruneMain() {
	}

	/**
	 * Argument: the library's folder.
	 */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture jobs = JobFixture.open(library)) {
			Launch launch = jobs.operator()
				.prepare("prune-history", Map.of("olderThan", "90d", "compact", true), false);
			System.out.println("started");
			Outcome outcome = jobs.execute(launch);
			System.out.println(outcome.run().status() + " " + outcome.summary());
		}
	}

}
