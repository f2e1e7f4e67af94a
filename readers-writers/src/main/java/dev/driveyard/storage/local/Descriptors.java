package dev.driveyard.storage.local;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The file descriptors behind the JDK's directory streams, where the launcher opened its
 * package: see {@link UnixStats}.
 */
final class Descriptors {

	/** Leads to what this process has open: see proc(5). */
	static final Path OPENED = Path.of("/proc/self/fd");

	static final boolean HAS_PROC = Files.isDirectory(OPENED);

	private static final @Nullable VarHandle DIRECTORY = find();

	private Descriptors() {
	}

	static boolean areKnown() {
		return DIRECTORY != null;
	}

	/**
	 * The descriptor of an open directory, -1 if it can't be told.
	 */
	static int of(DirectoryStream<Path> stream) {
		if (DIRECTORY == null || !DIRECTORY.coordinateTypes().get(0).isInstance(stream)) {
			return -1;
		}
		return (int) DIRECTORY.get(stream);
	}

	/**
	 * A path that leads to an open directory wherever that is, null if there is none.
	 */
	static @Nullable Path path(DirectoryStream<Path> stream) {
		int descriptor = HAS_PROC ? of(stream) : -1;
		return (descriptor >= 0) ? OPENED.resolve(Integer.toString(descriptor)) : null;
	}

	private static @Nullable VarHandle find() {
		try {
			Class<?> type = Class.forName("sun.nio.fs.UnixSecureDirectoryStream");
			return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVarHandle(type, "dfd", int.class);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return null;
		}
	}

}
