package dev.driveyard.jobs.delete;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.runs.Run;

/**
 * Deletes paths in a process of its own, which holds the library as a command does, says
 * {@code started} and then {@code removing}, and can be killed.
 */
final class DeleteMain {

	private DeleteMain() {
	}

	/**
	 * Arguments: the library's folder, the mode, and the paths. A permanent deletion
	 * pauses for a millisecond at each directory, so that there is time to be killed.
	 */
	public static void main(String[] arguments) {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "a test"); JobFixture jobs = JobFixture.open(library)) {
			if (arguments[1].equals("permanent")) {
				jobs.volume().watchReads((path) -> pause());
			}
			System.out.println("started");
			Map<String, Object> parameters = new HashMap<>();
			parameters.put("mode", arguments[1]);
			parameters.put("confirmed", true);
			parameters.put("paths", Arrays.asList(arguments).subList(2, arguments.length));
			RunOperator operator = jobs.operator();
			long run = operator.start(operator.prepare("delete", parameters, false));
			Thread watcher = new Thread(() -> tellWhenRemoving(operator, run));
			watcher.setDaemon(true);
			watcher.start();
			Run ended = operator.await(run).run();
			System.out.println(ended.status() + " " + operator.summary(ended).toMap());
		}
	}

	private static void tellWhenRemoving(RunOperator operator, long run) {
		while (!operator.progress(run).step().equals(DeleteJob.REMOVE)) {
			pause();
		}
		System.out.println("removing");
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
