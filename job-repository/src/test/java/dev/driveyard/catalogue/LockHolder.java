package dev.driveyard.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryInUseException;
import dev.driveyard.catalogue.library.LibraryLock;

/**
 * A process of its own that takes a library's lock, says {@code held} or why not, and
 * keeps it until its input ends.
 */
public final class LockHolder implements AutoCloseable {

	private final Process process;

	private final String answer;

	private LockHolder(Process process) throws IOException {
		this.process = process;
		this.answer = process.inputReader(StandardCharsets.UTF_8).readLine();
	}

	/**
	 * The process itself.
	 */
	public static void main(String[] arguments) throws IOException {
		Library library = LibraryFolder.open(Path.of(arguments[0]));
		try (LibraryLock lock = LibraryLock.acquire(library, "test child")) {
			System.out.println("held");
			System.in.transferTo(System.out);
		}
		catch (LibraryInUseException ex) {
			System.out.println(ex.getMessage());
		}
	}

	public static LockHolder start(Library library) throws IOException {
		return new LockHolder(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				LockHolder.class.getName(), library.folder().toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start());
	}

	public String answer() {
		return this.answer;
	}

	public long pid() {
		return this.process.pid();
	}

	/** As kill -9 does. */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		this.process.onExit().join();
	}

}
