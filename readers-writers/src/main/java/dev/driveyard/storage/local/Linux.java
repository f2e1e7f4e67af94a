package dev.driveyard.storage.local;

import java.io.IOException;
import java.util.Set;

import com.sun.jna.Native;
import dev.driveyard.storage.SystemError;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how the calls of {@link LinuxCalls} can be used: constants, and errors as
 * exceptions. Constants that differ between machines are known for those two that have
 * been tried.
 */
final class Linux {

	private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

	static final int READ = 0;

	static final int WRITE = 1;

	static final int READ_WRITE = 2;

	/** A terminal that is written to must not become the one that governs the process. */
	static final int NO_TERMINAL = 0x100;

	static final int CREATE_NEW = 0x40 | 0x80;

	/** A pipe in place of a file must not hold up the open. */
	static final int NON_BLOCKING = 0x800;

	static final int CLOSE_ON_EXEC = 0x80000;

	static final int NO_FOLLOW = ARM ? 0x8000 : 0x20000;

	static final int DIRECTORY = ARM ? 0x4000 : 0x10000;

	/** Only to reach what is below it: the right to pass is enough. */
	static final int PATH = 0x200000;

	static final int AT_WORKING_DIRECTORY = -100;

	static final int AT_NO_FOLLOW = 0x100;

	static final int AT_EMPTY_PATH = 0x1000;

	static final int RENAME_NO_REPLACE = 1;

	static final int RENAME_EXCHANGE = 2;

	private static final Set<String> MACHINES = Set.of("amd64", "aarch64");

	private Linux() {
	}

	/**
	 * Whether the calls can be made. The first time, this loads JNA.
	 */
	static boolean isAvailable() {
		return Loaded.FAULT == null;
	}

	/**
	 * Why the calls can't be made, null if they can.
	 */
	static @Nullable String fault() {
		return Loaded.FAULT;
	}

	/** Whether they could be made here, if only they could be loaded. */
	static boolean isKnown() {
		return System.getProperty("os.name", "").equals("Linux")
				&& MACHINES.contains(System.getProperty("os.arch", ""));
	}

	/**
	 * The result of a call, unless it says that the call failed.
	 * @param file what the call was about
	 */
	static int check(int result, String file) throws IOException {
		if (result < 0) {
			throw failure(file);
		}
		return result;
	}

	static long check(long result, String file) throws IOException {
		if (result < 0) {
			throw failure(file);
		}
		return result;
	}

	/** The exception for the last call of this thread. */
	static IOException failure(String file) {
		return failure(Native.getLastError(), file);
	}

	static IOException failure(int number, String file) {
		return SystemError.of(number).exception(number, file);
	}

	/** Why the last call of this thread failed. */
	static SystemError error() {
		return SystemError.of(Native.getLastError());
	}

	private static final class Loaded {

		static final @Nullable String FAULT = load();

		private static @Nullable String load() {
			if (!isKnown()) {
				return "this is not a system on which they have been tried";
			}
			try {
				LinuxStat.of(-1, "", 0);
				return "the kernel answers what it should not";
			}
			catch (IOException ex) {
				return (SystemError.of(ex) != SystemError.NO_SUCH_CALL) ? null : "the kernel lacks statx";
			}
			catch (LinkageError | RuntimeException ex) {
				return String.valueOf(ex.getMessage()).lines().findFirst().orElse(ex.getClass().getSimpleName());
			}
		}

	}

}
