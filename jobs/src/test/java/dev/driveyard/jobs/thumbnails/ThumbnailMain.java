package dev.driveyard.jobs.thumbnails;

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
 * Makes thumbnails in a process of its own, which holds the library as a command does,
 * says {@code started}, and can be killed.
 */
final class ThumbnailMain {

	private ThumbnailMain() {
	}

	/**
	 * Arguments: the library's folder, the tree, and, for one that kills itself, in which
	 * step it does, and the how manieth time that this is recorded.
	 */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture jobs = open(library, arguments)) {
			System.out.println("started");
			Outcome outcome = run(jobs, arguments[1]);
			System.out.println(outcome.run().status() + " " + outcome.summary() + " " + outcome.run().exitMessage());
		}
	}

	private static JobFixture open(Library library, String[] arguments) {
		return (arguments.length == 2) ? JobFixture.open(library)
				: KilledInStep.open(library, arguments[2], Integer.parseInt(arguments[3]));
	}

	/** Makes those of a tree. */
	static Outcome run(JobFixture jobs, String tree) {
		return jobs.execute(jobs.operator()
			.prepare("thumbnails",
					Map.of("paths", List.of(tree), "renderers", 2, "variants", List.of("icon@1x", "grid@1x")), false));
	}

}
