package dev.driveyard.jobs.duplicates;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.KilledInStep;
import dev.driveyard.jobs.testing.Outcome;

/**
 * Looks for similar pictures in a process of its own, which holds the library as a
 * command does, says {@code started}, and kills itself.
 */
final class SimilarPictureMain {

	/** Before the folder to look in. */
	static final String PREFIX = "similar:";

	private SimilarPictureMain() {
	}

	/**
	 * Arguments: the library's folder, the folder to look in, in which step it kills
	 * itself, and the how manieth time that this is recorded.
	 */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test");
				JobFixture jobs = KilledInStep.open(library, arguments[2], Integer.parseInt(arguments[3]))) {
			System.out.println("started");
			System.out.println(run(jobs, arguments[1]).run().status());
		}
	}

	/** Looks in a folder. */
	static Outcome run(JobFixture jobs, String what) {
		return jobs.execute(jobs.operator()
			.prepare("duplicates",
					Map.of("paths", List.of(what.substring(PREFIX.length())), "mode", "similar-pictures", "hashers", 2),
					false));
	}

}
