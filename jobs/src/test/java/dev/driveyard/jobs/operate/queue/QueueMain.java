package dev.driveyard.jobs.operate.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.jobs.testing.Child;

/**
 * Runs what waits in a queue, in a process of its own that can be killed.
 */
final class QueueMain {

	private QueueMain() {
	}

	/** Starts a JVM that does. */
	static Child start(Path library, int workers) throws IOException {
		return Child.start(List.of(), QueueMain.class, List.of(library.toString(), String.valueOf(workers)));
	}

	/** Arguments: the library's folder, and how many runs at a time. */
	public static void main(String[] arguments) throws InterruptedException {
		try (QueueFixture queue = QueueFixture.open(LibraryFolder.open(Path.of(arguments[0])),
				Integer.parseInt(arguments[1]))) {
			System.out.println("started");
			while (queue.workers().isRunning()) {
				TimeUnit.SECONDS.sleep(1);
			}
		}
	}

}
