package dev.driveyard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes the temporary folders of tests in the memory of the machine where that has room,
 * since what these wait for most is a disk. A test that is about a disk asks for
 * {@link TempDirFactory.Standard}. The build sets it as the default.
 */
public final class MemoryTempDirFactory implements TempDirFactory {

	/** The file system in memory that Linux has. */
	public static final Path MEMORY = Path.of("/dev/shm");

	/** Several JVMs test at once; containers often have 64 MiB there. */
	private static final long ENOUGH = 4L << 30;

	@Override
	public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
		return hasRoom() ? Files.createTempDirectory(MEMORY, "junit-") : Files.createTempDirectory("junit-");
	}

	private static boolean hasRoom() throws IOException {
		return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH;
	}

}
