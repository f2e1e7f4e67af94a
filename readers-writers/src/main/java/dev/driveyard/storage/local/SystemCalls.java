package dev.driveyard.storage.local;

import org.jspecify.annotations.Nullable;

/**
 * Whether files can be reached by the system calls that the JDK lacks. Without them they
 * are reached by their names, which others can change meanwhile, and owners, extended
 * attributes and holes are not kept.
 */
public final class SystemCalls {

	private SystemCalls() {
	}

	/**
	 * What is lost here, why and what to do; null where nothing is.
	 */
	public static @Nullable String fault() {
		if (LocalWrites.areByHandle()) {
			return null;
		}
		String reason = Descriptors.areKnown() ? Linux.fault()
				: "the JVM was started without --add-opens=java.base/sun.nio.fs=ALL-UNNAMED";
		return "The system calls that keep files safe from others meanwhile, and keep their owners, attributes and"
				+ " holes, can't be used: " + reason + ". " + remedy();
	}

	private static String remedy() {
		return Linux.isKnown()
				? "Start by ./driveyard, from a file system that is not mounted noexec; or name a folder of your own"
						+ " that is not: DRIVEYARD_JAVA_OPTS=-Djna.tmpdir=FOLDER"
				: "Use Linux on amd64 or aarch64.";
	}

	/**
	 * Whether they could be used here, so that it is a fault of the set-up if they can't.
	 */
	public static boolean areKnown() {
		return Linux.isKnown();
	}

}
