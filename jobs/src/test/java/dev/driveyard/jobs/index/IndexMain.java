package dev.driveyard.jobs.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.runs.RunStore;

/**
 * Indexes a path in a process of its own, which holds the library as a command does, says
 * {@code started} and, when it opens the first file, {@code reading}, and can be killed.
 */
final class IndexMain {

	private static final int DIRECTORIES_A_PAUSE = 4;

	private IndexMain() {
	}

	/** Starts a JVM that runs it. */
	static Child start(List<String> before, Path library, Path tree, boolean slow, String mode) throws IOException {
		return Child.start(before, IndexMain.class,
				List.of(library.toString(), tree.toString(), Boolean.toString(slow), mode));
	}

	/**
	 * Arguments: the library's folder, the path to index, whether to pause for a
	 * millisecond now and then, so that there is time to be killed, and the mode.
	 */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture index = JobFixture.open(library)) {
			AtomicInteger listed = new AtomicInteger();
			if (Boolean.parseBoolean(arguments[2])) {
				index.volume().watch((path) -> {
					if (listed.incrementAndGet() % DIRECTORIES_A_PAUSE == 0) {
						pause();
					}
				});
				AtomicBoolean reads = new AtomicBoolean();
				index.volume().watchReads((path) -> {
					if (!reads.getAndSet(true)) {
						System.out.println("reading");
					}
					pause();
				});
			}
			System.out.println("started");
			Outcome outcome = index.run(Path.of(arguments[1]), Map.of("mode", arguments[3], "hashers", 2), false);
			System.out.println(outcome.run().status() + " " + outcome.changes());
			index.bean(RunStore.class)
				.issues(outcome.run().instance(), 0, 100)
				.forEach((issue) -> System.out.println(issue.issue()));
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
