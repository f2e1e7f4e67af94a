package dev.driveyard.jobs.duplicates;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.KilledInStep;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.runs.RunStore;

/**
 * Finds duplicates, or reclaims those of the last run that did, in a process of its own,
 * which holds the library as a command does, says {@code started}, and can be killed.
 */
final class DuplicateMain {

	private DuplicateMain() {
	}

	/**
	 * Arguments: the library's folder, the path to look in or the action, and, for one
	 * that kills itself, in which step it does, and the how manieth time that this is
	 * recorded.
	 */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture jobs = open(library, arguments)) {
			if (arguments.length == 2) {
				jobs.volume().watchReads((path) -> pause());
			}
			System.out.println("started");
			Outcome outcome = run(jobs, arguments[1]);
			System.out.println(outcome.run().status() + " " + outcome.summary() + " " + outcome.run().exitMessage());
		}
	}

	private static JobFixture open(Library library, String[] arguments) {
		return (arguments.length == 2) ? JobFixture.open(library)
				: KilledInStep.open(library, arguments[2], Integer.parseInt(arguments[3]));
	}

	/** Looks in a path, or reclaims by an action. */
	static Outcome run(JobFixture jobs, String what) {
		boolean looks = what.startsWith("/");
		Map<String, Object> parameters = looks ? Map.of("paths", List.of(what), "mode", "deep-scan", "hashers", 2)
				: Map.of("run", jobs.bean(RunStore.class).lastCompleted("duplicates").orElseThrow().id(), "keep",
						"shortest-path", "action", what, "confirmed", true);
		return jobs.execute(jobs.operator().prepare(looks ? "duplicates" : "reclaim", parameters, false));
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
