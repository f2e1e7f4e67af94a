package dev.driveyard.jobs.validate;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;

/**
 * Validates or repairs in a process of its own, which holds the library as a command
 * does, says {@code started} and then {@code reading}, and can be killed.
 */
final class ValidateMain {

	private ValidateMain() {
	}

	/**
	 * Arguments: the library's folder, and the number of the validation to repair, 0 to
	 * validate. It pauses at each file, so that there is time to be killed.
	 */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		long repaired = Long.parseLong(arguments[1]);
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture jobs = JobFixture.open(library)) {
			System.out.println("started");
			jobs.volume().watchReads((path) -> pause());
			Map<String, Object> parameters = new HashMap<>();
			if (repaired > 0) {
				parameters.put("run", repaired);
				parameters.put("confirmed", true);
			}
			System.out.println("reading");
			Outcome outcome = jobs
				.execute(jobs.operator().prepare((repaired > 0) ? "repair" : "validate", parameters, false));
			System.out.println(outcome.run().status() + " " + outcome.summary());
		}
	}

	private static void pause() {
		LockSupport.parkNanos(300_000);
	}

}
