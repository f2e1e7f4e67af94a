package dev.driveyard.jobs.compare;

import java.nio.file.Path;
import java.util.Map;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.KilledInStep;
import dev.driveyard.jobs.testing.Outcome;

/**
 * Compares two trees in a process of its own, which holds the library as a command does,
 * says {@code started}, and can be killed.
 */
final class CompareMain {

	private CompareMain() {
	}

	/**
	 * Arguments: the library's folder, the folder of both trees, and, for one that kills
	 * itself, in which step it does, and the how manieth time that this is recorded.
	 */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture jobs = open(library, arguments)) {
			System.out.println("started");
			Outcome outcome = run(jobs, Path.of(arguments[1]));
			System.out.println(outcome.run().status() + " " + outcome.summary() + " " + outcome.run().exitMessage());
		}
	}

	private static JobFixture open(Library library, String[] arguments) {
		return (arguments.length == 2) ? JobFixture.open(library)
				: KilledInStep.open(library, arguments[2], Integer.parseInt(arguments[3]));
	}

	/** Compares those of a folder. */
	static Outcome run(JobFixture jobs, Path folder) {
		return CompareTestBase.check(jobs, folder.resolve("a"), folder.resolve("b"),
				Map.of("mode", "hash", "threads", 2));
	}

}
