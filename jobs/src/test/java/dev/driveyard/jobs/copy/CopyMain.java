package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.jobs.testing.Child;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.storage.local.LocalPaths;
import org.jspecify.annotations.Nullable;

/**
 * Copies or moves in a process of its own, which holds the library as a command does,
 * slowly, so that there is time to be killed. Says {@code started} and, when it makes or
 * renames the first file, {@code reading}.
 */
final class CopyMain {

	private CopyMain() {
	}

	static Child start(Library library, String job, Path source, Path target, String method) throws IOException {
		return Child.start(List.of(), CopyMain.class,
				List.of(library.folder().toString(), job, source.toString(), target.toString(), method));
	}

	static Map<String, Object> parameters(Path source, Path target, String method) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("sources", List.of(LocalPaths.encode(source)));
		parameters.put("destination", LocalPaths.encode(target));
		parameters.put("method", method);
		parameters.put("verify", true);
		parameters.put("transfers", 2);
		return parameters;
	}

	/**
	 * Arguments: the library's folder, the job, its source, destination and method.
	 * Leaves the file {@code ended} in the library's folder if the run came to its end.
	 */
	public static void main(String[] arguments) throws IOException {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = acquire(library); JobFixture jobs = JobFixture.open(library)) {
			AtomicBoolean writes = new AtomicBoolean();
			jobs.volume().watchWrites((path) -> {
				if (!path.contains("probe") && !writes.getAndSet(true)) {
					System.out.println("reading");
				}
				pause();
			});
			jobs.volume().watchReads((path) -> pause());
			System.out.println("started");
			System.out.println(jobs.execute(jobs.operator()
				.prepare(arguments[1], parameters(Path.of(arguments[2]), Path.of(arguments[3]), arguments[4]), false))
				.run());
		}
	}

	private static @Nullable LibraryLock acquire(Library library) {
		return library.database().isServer() ? null : LibraryLock.acquire(library, "a test");
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(3);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
