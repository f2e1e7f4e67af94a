package dev.driveyard.jobs.duplicates;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.Library;
import dev.driveyard.catalogue.LibraryFolder;
import dev.driveyard.catalogue.LibraryLock;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.runs.RunStore;

/**
 * Finds duplicates, or reclaims those of the last run that did, in a process of its own,
 * which holds the library as a command does, says {@code started}, and can be killed.
 */
final class DuplicateMain {

	private DuplicateMain() {
	}

	/** Arguments: the library's folder, and the path to look in or the action. */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture jobs = JobFixture.open(library)) {
			jobs.volume().watchReads((path) -> pause());
			System.out.println("started");
			Map<String, Object> parameters = new HashMap<>();
			boolean looks = arguments[1].startsWith("/");
			if (looks) {
				parameters.putAll(Map.of("paths", List.of(arguments[1]), "mode", "deep-scan", "hashers", 2));
			}
			else {
				parameters
					.putAll(Map.of("run", jobs.bean(RunStore.class).lastCompleted("duplicates").orElseThrow().id(),
							"keep", "shortest-path", "action", arguments[1], "confirmed", true));
			}
			Outcome outcome = jobs
				.execute(jobs.operator().prepare(looks ? "duplicates" : "reclaim", parameters, false));
			System.out.println(outcome.run().status() + " " + outcome.summary() + " " + outcome.run().exitMessage());
		}
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
